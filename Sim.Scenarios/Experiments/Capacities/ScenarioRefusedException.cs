using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Experiments.Capacities;

/// <summary>A value of a search makes no scenario that can run, though the ends of its range do.</summary>
public sealed class ScenarioRefusedException : Exception
{
    internal ScenarioRefusedException(IReadOnlyList<Diagnostic> findings)
        : base(findings.FirstOrDefault(one => one.Severity == Severity.Error)?.ToString()) => Findings = findings;

    public IReadOnlyList<Diagnostic> Findings { get; }
}
