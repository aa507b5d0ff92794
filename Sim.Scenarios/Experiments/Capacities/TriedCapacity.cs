namespace Sim.Scenarios.Experiments.Capacities;

/// <summary>A value that was tried, and what was found.</summary>
/// <param name="Indexes">Of its values in the axes.</param>
/// <param name="Values">One for each field that is varied.</param>
/// <param name="Verdict">Holds: every condition does. Fails: one does.</param>
/// <param name="Conditions">Those that were run; after one has failed the others may be open.</param>
/// <param name="Replications">Over all cases.</param>
public sealed record TriedCapacity(
    IReadOnlyList<int> Indexes,
    IReadOnlyList<string> Values,
    CapacityVerdict Verdict,
    IReadOnlyList<JudgedCondition> Conditions,
    int Replications
)
{
    /// <summary>The condition that decides: one that fails, else the one that is nearest to its limit.</summary>
    public JudgedCondition Worst => Conditions.MinBy(condition => condition.Badness)!;

    /// <summary>The same in each case that was run.</summary>
    public IReadOnlyList<JudgedCondition> WorstByCase =>
        [.. Conditions.GroupBy(one => one.Case).Select(group => group.MinBy(one => one.Badness)!)];
}
