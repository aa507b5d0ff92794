namespace Sim.Scenarios.Experiments.Suites;

/// <summary>What a gate may have to say about a case.</summary>
public enum FindingKind
{
    /// <summary>A measure is worse than the baseline for sure, by more than what matters.</summary>
    Regression,

    /// <summary>A demand that held in the baseline is broken.</summary>
    BrokenNow,

    /// <summary>A demand is broken, as in the baseline or without one.</summary>
    Broken,

    /// <summary>The interval holds the limit of a demand.</summary>
    InconclusiveThreshold,

    /// <summary>A measure seems worse by more than what matters, and that may be chance.</summary>
    InconclusiveDifference,

    /// <summary>The baseline does not know the case.</summary>
    NoBaseline,

    /// <summary>The baseline has a measure that no replication has any more.</summary>
    Gone,
}
