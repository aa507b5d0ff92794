namespace Sim.Scenarios.Experiments.Sweeps.Merging;

/// <summary>What a sweep found, small enough for a screen and a picture.</summary>
/// <param name="Points">In the order of the design.</param>
/// <param name="Events">That the kernel ran in all runs.</param>
public sealed record SweepSummary(Sweep Sweep, IReadOnlyList<PointSummary> Points, long Events)
{
    /// <summary>What is looked at first, as far as it was measured.</summary>
    private static readonly string[] s_headlines = ["latencyP99Ms", "errorRatio", "costUsd", "failedUserMinutes"];

    /// <summary>Measures of all users together, the most looked at first, then in the order of a run.</summary>
    public IReadOnlyList<string> Measures { get; } =
    [
        .. s_headlines
            .Concat(Points.SelectMany(one => one.Means.Keys))
            .Distinct()
            .Where(measure => Points.Any(one => one.Means.ContainsKey(measure))),
    ];

    public int Passed => Points.Count(one => one.Passed);

    public int Inconclusive => Points.Count(one => one.Inconclusive);

    /// <summary>Whether the scenario has thresholds at all.</summary>
    public bool IsJudged => Points.Any(one => one.Thresholds.Count > 0);

    /// <summary>The measures that are looked at first.</summary>
    public IReadOnlyList<string> Headlines => [.. s_headlines.Where(Measures.Contains).Take(3)];

    /// <summary>How a measure goes with each factor, in the order of the plan.</summary>
    public IReadOnlyList<MainEffect> EffectsOn(string measure) => MainEffect.Of(Sweep.Planned.Factors, Points, measure);
}
