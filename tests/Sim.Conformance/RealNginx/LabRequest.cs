namespace Sim.Conformance.RealNginx;

/// <summary>A request under way.</summary>
/// <param name="Server">Who has it.</param>
/// <param name="Answer">Status, once it is there.</param>
internal sealed record LabRequest(int Server, string Path, Task<int> Answer);
