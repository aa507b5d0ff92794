namespace Sim.Scenarios.Results;

/// <summary>
/// A file of a run folder that shows the data of the others, and may differ from machine to machine: a plot, the
/// report.
/// </summary>
/// <param name="RelativePath">Below the run folder, with forward slashes, such as <c>plots/traffic.svg</c>.</param>
/// <param name="Write">Called once, and only when the file has to be made.</param>
public sealed record RunPicture(string RelativePath, Action<Stream> Write);
