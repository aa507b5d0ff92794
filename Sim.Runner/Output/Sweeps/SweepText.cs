using System.Globalization;
using Sim.Core.Statistics.Inference;
using Sim.Scenarios.Experiments.Sweeps;
using Sim.Scenarios.Experiments.Sweeps.Merging;
using Sim.Scenarios.Experiments.Sweeps.Shards;
using Sim.Scenarios.Results.Measures;

namespace Sim.Runner.Output.Sweeps;

/// <summary>Sweeps in words.</summary>
internal static class SweepText
{
    /// <summary>Half a percent reads as nothing.</summary>
    private const double LeastShare = 0.005;

    private const int MostEffects = 5;

    /// <summary><c>scaling-surge: 12 points of 5 replications, 60 runs</c>.</summary>
    public static string Size(Sweep sweep) =>
        $"{sweep.Scenario}: {CountText.Of(sweep.Planned.Points.Count, "point")} of "
        + $"{CountText.Of(sweep.Replications, "replication")}, {CountText.Of(sweep.Runs, "run")}";

    /// <summary>Which shards are not there, a line for each kind, and how they come.</summary>
    public static IEnumerable<string> Incomplete(ShardCheck check, int shards, string folder)
    {
        (IReadOnlyList<int> Indices, string What)[] kinds =
        [
            (check.Missing, "missing"),
            (check.Foreign, "of another plan, another partition or another index"),
            (check.Corrupt, "damaged"),
        ];
        yield return $"'{VisibleText.Of(folder)}' is not complete: nothing was merged.";
        foreach ((IReadOnlyList<int> indices, string what) in kinds.Where(kind => kind.Indices.Count > 0))
        {
            string verb = indices.Count == 1 ? "is" : "are";
            yield return $"{indices.Count} of {CountText.Of(shards, "shard")} {verb} {what}: "
                + SweepFolder.Ranges(indices);
        }
        if (check.Strangers.Count > 0)
        {
            yield return $"no shards of this sweep: {VisibleText.Of(string.Join(", ", check.Strangers))}. "
                + "Move them away.";
        }
        if (check.Open.Count > 0)
        {
            yield return $"'sim shard {VisibleText.Of(folder)} --index {check.Open[0]}' runs one, a Slurm array "
                + $"all: sbatch --array={SweepFolder.Ranges(check.Open)}.";
        }
    }

    /// <summary><c>120 ms ± 4 ms</c>; without the second where nothing varies or nothing is known.</summary>
    public static string Mean(string measure, Estimate mean)
    {
        double half = mean.Interval.HalfWidth;
        string text = MeasureValueText.Of(measure, mean.Value);
        return double.IsFinite(half) && half > 0 ? $"{text} ± {MeasureValueText.Of(measure, half)}" : text;
    }

    public static string Verdict(PointSummary point) =>
        point.Passed ? "passed"
        : point.Inconclusive ? "inconclusive"
        : "failed";

    /// <summary>The effects on a measure, the greatest share first; those that move nothing are left out.</summary>
    public static IEnumerable<MainEffect> Strongest(SweepSummary summary, string measure) =>
        summary
            .EffectsOn(measure)
            .Where(effect => effect.Share >= LeastShare)
            .OrderByDescending(effect => effect.Share)
            .Take(MostEffects);

    /// <summary>Such as <c>85 %</c>.</summary>
    public static string Share(MainEffect effect) =>
        string.Create(CultureInfo.InvariantCulture, $"{effect.Share * 100:0} %");

    /// <summary>How many points hold, of those that are judged.</summary>
    public static string Verdicts(SweepSummary summary)
    {
        int failed = summary.Points.Count - summary.Passed - summary.Inconclusive;
        string inconclusive = summary.Inconclusive > 0 ? $", {summary.Inconclusive} inconclusive" : "";
        return $"thresholds hold at {summary.Passed} of {CountText.Of(summary.Points.Count, "point")}, "
            + $"{failed} failed{inconclusive}";
    }
}
