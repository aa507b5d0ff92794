using Sim.Scenarios.Experiments.Comparisons;
using Sim.Scenarios.Results;

namespace Sim.Scenarios.Experiments.Suites;

/// <summary>Why a case does not pass.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Case">As in the suite.</param>
/// <param name="Remedy">The setting that lifts it, in one sentence.</param>
public sealed record SuiteFinding(FindingKind Kind, SuiteCase Case, string Remedy)
{
    /// <summary>For a measure.</summary>
    public DistinctDifference? Difference { get; init; }

    /// <summary>For a demand.</summary>
    public ThresholdVerdict? Threshold { get; init; }

    /// <summary>What is no longer measured.</summary>
    public string? Gone { get; init; }

    public CaseOutcome Outcome =>
        Kind switch
        {
            FindingKind.Regression or FindingKind.BrokenNow => CaseOutcome.Regressed,
            FindingKind.Broken => CaseOutcome.Failed,
            _ => CaseOutcome.Unknown,
        };
}
