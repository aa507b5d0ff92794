using System.Globalization;
using Sim.Scenarios.Experiments.Comparisons;
using Sim.Scenarios.Results;
using Sim.Scenarios.Results.Measures;

namespace Sim.Runner.Output.Comparisons;

/// <summary>Comparisons in words, the same on the terminal and in a comment.</summary>
internal static class ComparisonText
{
    /// <summary><c>more-blades against outage: 2 worse, 5 better, 1 inconclusive, 480 the same</c>.</summary>
    public static string Heading(ScenarioComparison comparison)
    {
        (DifferenceVerdict Verdict, string Word)[] words =
        [
            (DifferenceVerdict.Worse, "worse"),
            (DifferenceVerdict.Better, "better"),
            (DifferenceVerdict.Inconclusive, "inconclusive"),
            (DifferenceVerdict.Changed, "changed"),
            (DifferenceVerdict.Same, "the same"),
        ];
        string[] counts =
        [
            .. words
                .Where(one => comparison.CountOf(one.Verdict) > 0)
                .Select(one =>
                    string.Create(CultureInfo.InvariantCulture, $"{comparison.CountOf(one.Verdict)} {one.Word}")
                ),
        ];
        string what = counts.Length > 0 ? string.Join(", ", counts) : "nothing to compare";
        return $"{comparison.Candidate} against {comparison.Baseline}: {what}";
    }

    /// <summary>What would settle the open verdicts; null: none is open.</summary>
    public static string? Remedy(ScenarioComparison comparison)
    {
        if (comparison.CountOf(DifferenceVerdict.Inconclusive) == 0)
        {
            return null;
        }
        if (comparison.Differences.All(one => one.Pairs < 2))
        {
            return "A single pair tells nothing: --replications 10.";
        }
        return comparison.MoreReplications is { } more
            ? $"About {CountText.Of(more, "more replication")} would probably settle what is inconclusive."
            : "No number of replications can be told that would settle what is inconclusive.";
    }

    /// <summary>Whom only one side measures, such as an endpoint that the other does not have.</summary>
    public static IEnumerable<string> Missing(ScenarioComparison comparison)
    {
        (string Side, IReadOnlyList<MeasureKey> Keys)[] sides =
        [
            (comparison.Baseline, comparison.OnlyInBaseline),
            (comparison.Candidate, comparison.OnlyInCandidate),
        ];
        return sides
            .Where(one => one.Keys.Count > 0)
            .Select(one => $"only in {one.Side}: {string.Join(", ", one.Keys.Select(NameOf).Distinct())}");
    }

    private static string NameOf(MeasureKey key) => key.Endpoint ?? key.Subject;

    /// <summary>What the reader is to know of verdicts.</summary>
    public static string Legend(ComparisonSettings settings) =>
        $"Differences up to {Level(settings.PracticalShare)} of the baseline do not matter, nor those below a "
        + $"floor; all verdicts together hold with {Level(settings.Level)}, intervals are of one "
        + "difference alone.";

    /// <summary>Differences that are to be shown: all but the same ones, each once.</summary>
    public static IReadOnlyList<DistinctDifference> Shown(ScenarioComparison comparison) =>
        DistinctDifference.Of(comparison.Differences.Where(one => one.Verdict != DifferenceVerdict.Same));

    public static string Left(int all, int top) =>
        all > top
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{CountText.Of(all - top, "more difference")}: --top {all}, or --csv FILE"
            )
            : "";

    public static string Interval(MeasuredDifference one)
    {
        (double lower, double upper) = (
            one.Comparison.Difference.Mean.Interval.Lower,
            one.Comparison.Difference.Mean.Interval.Upper
        );
        return double.IsFinite(lower) && double.IsFinite(upper)
            ? $"{MeasureValueText.Signed(one.Key.Measure, lower)} to {MeasureValueText.Signed(one.Key.Measure, upper)}"
            : MeasureText.None;
    }

    public static string Relative(MeasuredDifference one) =>
        one.Relative is { } share ? (share > 0 ? "+" : "") + MeasureText.Percent(share) : MeasureText.None;

    /// <summary>Such as <c>95 %</c>.</summary>
    public static string Level(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.####} %");

    /// <summary>The verdict as a word.</summary>
    public static string Word(DifferenceVerdict verdict) => verdict.ToString().ToLowerInvariant();
}
