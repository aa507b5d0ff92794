using System.Globalization;
using Sim.Runner.Output.Comparisons;
using Sim.Scenarios.Experiments.Comparisons;
using Sim.Scenarios.Experiments.Suites;
using Sim.Scenarios.Results.Measures;

namespace Sim.Runner.Output.Suites;

/// <summary>The verdicts of a suite in words, the same on the terminal, in a comment and in annotations.</summary>
internal static class SuiteText
{
    /// <summary><c>hybrid: 1 of 6 cases regressed, 5 passed</c>.</summary>
    public static string Heading(SuiteReport report)
    {
        (CaseOutcome Outcome, string Word)[] words =
        [
            (CaseOutcome.Regressed, "worse than the baseline"),
            (CaseOutcome.Failed, "failed"),
            (CaseOutcome.Unknown, "inconclusive"),
            (CaseOutcome.Passed, "passed"),
        ];
        IEnumerable<string> counts = words
            .Select(one => (Count: report.Cases.Count(of => of.Outcome == one.Outcome && !IsNew(of)), one.Word))
            .Append((report.Cases.Count(IsNew), "new"))
            .Where(one => one.Item1 > 0)
            .Select(one => $"{Number(one.Item1)} {one.Item2}");
        return $"{report.Suite.Name}, {CountText.Of(report.Cases.Count, "case")}: {string.Join(", ", counts)}";
    }

    /// <summary>Of a case.</summary>
    public static string Word(CaseReport report) => IsNew(report) ? "new" : Word(report.Outcome);

    public static string Word(CaseOutcome outcome) =>
        outcome switch
        {
            CaseOutcome.Regressed => "regressed",
            CaseOutcome.Failed => "failed",
            CaseOutcome.Unknown => "inconclusive",
            _ => "passed",
        };

    /// <summary>A stable word for machines.</summary>
    public static string Code(FindingKind kind) =>
        kind switch
        {
            FindingKind.Regression => "regression",
            FindingKind.BrokenNow => "threshold-broken-now",
            FindingKind.Broken => "threshold-broken",
            FindingKind.InconclusiveThreshold => "threshold-inconclusive",
            FindingKind.InconclusiveDifference => "difference-inconclusive",
            FindingKind.NoBaseline => "no-baseline",
            _ => "measure-gone",
        };

    /// <summary>What is wrong, without the case and the remedy.</summary>
    public static string Sentence(SuiteFinding finding) =>
        finding switch
        {
            { Threshold: { } threshold } => $"{threshold.Expression}: measured {threshold.Actual}"
                + (finding.Kind == FindingKind.BrokenNow ? ", held before" : ""),
            { Difference: { } difference } => Sentence(difference),
            { Gone: { } gone } => $"{gone} is no longer measured",
            _ => "the baseline does not know this case",
        };

    /// <summary>How its demands stand: <c>2 of 3 hold</c>.</summary>
    public static string Demands(CaseReport report)
    {
        int all = report.Run.Thresholds.Count;
        return all == 0
            ? "none"
            : $"{Number(report.Run.Thresholds.Count(verdict => verdict.Passed))} of {Number(all)} hold";
    }

    /// <summary>How it stands to the baseline: <c>2 worse, 1 better, 60 the same</c>.</summary>
    public static string Against(CaseReport report)
    {
        if (report.Run.IsUnchanged)
        {
            return "unchanged, not run again";
        }
        if (report.Comparison is not { } comparison)
        {
            return "new";
        }
        (DifferenceVerdict Verdict, string Word)[] words =
        [
            (DifferenceVerdict.Worse, "worse"),
            (DifferenceVerdict.Better, "better"),
            (DifferenceVerdict.Inconclusive, "inconclusive"),
            (DifferenceVerdict.Changed, "changed"),
            (DifferenceVerdict.Same, "the same"),
        ];
        return string.Join(
            ", ",
            words
                .Where(one => comparison.CountOf(one.Verdict) > 0)
                .Select(one => $"{Number(comparison.CountOf(one.Verdict))} {one.Word}")
        );
    }

    /// <summary>The setting that lifts a finding, in the suite or on the command line.</summary>
    public static string Remedy(SuiteFinding finding) => finding.Remedy;

    /// <summary>How to accept all that was measured; null: there is nothing to accept.</summary>
    public static string? Acceptance(SuiteReport report) =>
        report.Outcome == CaseOutcome.Passed && report.Stale.Count == 0
            ? null
            : $"To accept what was measured: sim check {VisibleText.Of(report.Loaded.Path)} --update";

    /// <summary>Cases of the baseline that the suite has no more; null: there are none.</summary>
    public static string? Stale(SuiteReport report) =>
        report.Stale.Count == 0
            ? null
            : $"Only in the baseline: {string.Join(", ", report.Stale)}; '--update' removes them.";

    /// <summary>What the reader is to know of verdicts.</summary>
    public static string Legend(SuiteReport report) =>
        $"Differences up to {ComparisonText.Level(report.Suite.Practical.Value)} of the baseline do not matter, nor "
        + $"those below a floor; all verdicts of the suite together hold with "
        + $"{ComparisonText.Level(report.Suite.Level.Value)}.";

    /// <summary>Versions of the model, where they differ; null: they do not.</summary>
    public static string? Models(SuiteReport report) =>
        report.Baseline is { } baseline && baseline.Model != report.Model
            ? $"The baseline comes from model {VisibleText.Of(baseline.Model)}, this from {report.Model}."
            : null;

    /// <summary>Nothing is wrong with it but that the baseline does not know it.</summary>
    private static bool IsNew(CaseReport report) =>
        report.Findings.Count > 0 && report.Findings.All(finding => finding.Kind == FindingKind.NoBaseline);

    private static string Sentence(DistinctDifference distinct)
    {
        MeasuredDifference one = distinct.Difference;
        string measure = one.Key.Measure;
        string interval = ComparisonText.Interval(one);
        return $"{measure} of {distinct.Subject}: {MeasureValueText.Of(measure, one.Baseline)} before, "
            + $"{MeasureValueText.Of(measure, one.Candidate)} now "
            + $"({MeasureValueText.Signed(measure, one.Mean)}, {interval})";
    }

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
