namespace Sim.Scenarios.Results.Stages;

/// <summary>How a stage of a migration ended.</summary>
public enum StageStatus
{
    /// <summary>All of its thresholds held from its begin to the end of its soak.</summary>
    Held,

    /// <summary>At least one was broken.</summary>
    Broken,

    /// <summary>The replications cannot tell.</summary>
    Open,

    /// <summary>The run was interrupted before its soak was over.</summary>
    Interrupted,

    /// <summary>A stage before it was broken, or the run was interrupted before.</summary>
    NotStarted,
}
