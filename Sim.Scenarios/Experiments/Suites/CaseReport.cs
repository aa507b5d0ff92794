using Sim.Scenarios.Experiments.Comparisons;

namespace Sim.Scenarios.Experiments.Suites;

/// <summary>One case, judged.</summary>
/// <param name="Run">What it measured.</param>
/// <param name="Before">What was accepted; null: the case is new.</param>
/// <param name="Comparison">Against the baseline; null: there is none, or nothing changed.</param>
/// <param name="Findings">The worst first.</param>
public sealed record CaseReport(
    CaseRun Run,
    BaselineCase? Before,
    ScenarioComparison? Comparison,
    IReadOnlyList<SuiteFinding> Findings
)
{
    public CaseOutcome Outcome => Findings.Select(finding => finding.Outcome).DefaultIfEmpty().Max();
}
