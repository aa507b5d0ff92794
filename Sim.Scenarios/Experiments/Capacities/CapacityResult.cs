namespace Sim.Scenarios.Experiments.Capacities;

/// <summary>What a search found.</summary>
public sealed record CapacityResult
{
    public required IReadOnlyList<CapacityAxis> Axes { get; init; }

    public required IReadOnlyList<CapacityCase> Cases { get; init; }

    public required CapacitySettings Settings { get; init; }

    /// <summary>In the order in which they were tried, each once.</summary>
    public required IReadOnlyList<TriedCapacity> Tried { get; init; }

    /// <summary>The first value of the order that is shown to hold; null: none is.</summary>
    public required TriedCapacity? Answer { get; init; }

    /// <summary>
    /// By axis, the nearest value before the answer that is shown to fail, the other fields as they were then; null:
    /// none is, or the answer is the first of its axis. Without an answer the last value, when it fails.
    /// </summary>
    public required IReadOnlyList<TriedCapacity?> Before { get; init; }

    /// <summary>Ended before it was done.</summary>
    public required bool IsInterrupted { get; init; }

    /// <summary>Nothing in the range meets the targets, and that is shown.</summary>
    public bool IsImpossible => Answer is null && Before.Any(tried => tried is not null);

    /// <summary>Whether nothing lies between the answer and what is shown to fail, along every axis.</summary>
    public bool IsClosed =>
        Answer is { } answer
        && Axes.Index()
            .All(axis =>
                answer.Indexes[axis.Index] == 0
                || Before[axis.Index]?.Indexes[axis.Index] == answer.Indexes[axis.Index] - 1
            );

    /// <summary>
    /// What keeps the answer from being better: the worst condition of the value before it; of the answer itself where
    /// there is none. Null: nothing was tried.
    /// </summary>
    public JudgedCondition? Binding => (Before.FirstOrDefault(tried => tried is not null) ?? Answer)?.Worst;

    public int Replications => Tried.Sum(tried => tried.Replications);

    /// <summary>
    /// Conditions that are shown to hold at a value and to fail at a surer one, with both values: what the search
    /// assumes is wrong there.
    /// </summary>
    public IReadOnlyList<(JudgedCondition Condition, TriedCapacity Holds, TriedCapacity Fails)> Contradictions =>
        [
            .. from holds in Tried
            from fails in Tried
            where holds != fails && holds.Indexes.Zip(fails.Indexes).All(pair => pair.First <= pair.Second)
            from failing in fails.Conditions
            where
                failing.Verdict == CapacityVerdict.Fails
                && holds.Conditions.Any(one =>
                    one.Verdict == CapacityVerdict.Holds
                    && one.Case == failing.Case
                    && one.Threshold == failing.Threshold
                )
            select (failing, holds, fails),
        ];
}
