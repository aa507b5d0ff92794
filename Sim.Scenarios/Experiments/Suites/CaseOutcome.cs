namespace Sim.Scenarios.Experiments.Suites;

/// <summary>What a gate says, the worst last.</summary>
public enum CaseOutcome
{
    /// <summary>Every demand holds, and nothing is worse than the baseline.</summary>
    Passed,

    /// <summary>Chance may be all that there is, or there is nothing to compare with.</summary>
    Unknown,

    /// <summary>A demand does not hold, as before or without a before.</summary>
    Failed,

    /// <summary>Something is worse than the baseline for sure, or a demand that held is broken.</summary>
    Regressed,
}
