namespace Sim.Scenarios.Experiments.Sweeps.Merging;

/// <summary>What became of the results of a sweep.</summary>
public enum MergeStatus
{
    Written,

    /// <summary>The same bytes were there already.</summary>
    Verified,

    /// <summary>Something else is there, which was left as it is.</summary>
    Refused,

    /// <summary>They could not be written.</summary>
    Failed,
}
