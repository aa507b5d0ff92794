using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Experiments.Sweeps;

/// <summary>What reading a plan gave.</summary>
/// <param name="Sweep">Ready to run; null exactly when there are errors.</param>
/// <param name="Diagnostics">Errors and warnings of the plan, the scenario and all files.</param>
public sealed record LoadedSweep(Sweep? Sweep, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>Bytes of the plan and all inputs, by the path that they were read from.</summary>
    internal IReadOnlyDictionary<string, byte[]> Files { get; init; } = new Dictionary<string, byte[]>();
}
