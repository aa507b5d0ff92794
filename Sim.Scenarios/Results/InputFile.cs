namespace Sim.Scenarios.Results;

/// <summary>A file that a run read.</summary>
/// <param name="Path">Relative to the scenario file, with forward slashes.</param>
/// <param name="Sha256">Of its bytes, lower-case hexadecimal.</param>
public sealed record InputFile(string Path, string Sha256);
