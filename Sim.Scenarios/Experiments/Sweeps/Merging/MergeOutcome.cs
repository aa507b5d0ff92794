namespace Sim.Scenarios.Experiments.Sweeps.Merging;

/// <summary>What a merge did.</summary>
/// <param name="Message">A sentence for the one who asked.</param>
/// <param name="Summary">Null where nothing was merged.</param>
public sealed record MergeOutcome(MergeStatus Status, string Message, SweepSummary? Summary);
