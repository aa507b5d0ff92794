namespace Sim.Scenarios.Results;

/// <summary>What became of a run folder, with the sentence that tells it to the user.</summary>
/// <param name="Path">The folder, below the parent that the caller gave.</param>
/// <param name="Message">One or two sentences without a line end.</param>
/// <param name="Passed">The run's verdict; the original one when the folder was verified.</param>
public sealed record RunFolderOutcome(RunFolderStatus Status, string Path, string Message, bool Passed)
{
    /// <summary>Written or verified; otherwise the tool ends with an internal error.</summary>
    public bool Succeeded => Status is RunFolderStatus.Written or RunFolderStatus.Verified;
}
