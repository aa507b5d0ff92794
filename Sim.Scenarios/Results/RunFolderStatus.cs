namespace Sim.Scenarios.Results;

/// <summary>What became of a run folder.</summary>
public enum RunFolderStatus
{
    /// <summary>The folder is new.</summary>
    Written,

    /// <summary>The folder was there already and every data file of this run has its bytes.</summary>
    Verified,

    /// <summary>The folder was there already and a data file differs; it was left as it is.</summary>
    Differs,

    /// <summary>Nothing could be written, and nothing was left behind.</summary>
    Failed,
}
