using System.Globalization;
using System.Text;
using Sim.Runner.Output.Comparisons;
using Sim.Scenarios.Experiments.Comparisons;
using Sim.Scenarios.Experiments.Suites;
using Sim.Scenarios.Results;
using Sim.Scenarios.Results.Measures;

namespace Sim.Runner.Output.Suites;

/// <summary>
/// A suite's verdict for one comment on a pull request, that is updated in place: its first line is a marker to find it
/// by; only what changed by more than what matters is open, the rest is folded.
/// </summary>
internal static class SuiteMarkdown
{
    private static readonly (string Name, double Probability)[] s_quantiles =
    [
        ("p50", 0.5),
        ("p90", 0.9),
        ("p99", 0.99),
        ("p99.9", 0.999),
    ];

    /// <summary>The first line of the comment, an HTML comment that nobody sees.</summary>
    public static string Marker(Suite suite) => $"<!-- sim check: {suite.Name} -->";

    /// <param name="top">Rows of each open table.</param>
    public static string Of(SuiteReport report, int top)
    {
        var text = new StringBuilder();
        text.Append(Marker(report.Suite)).Append("\n### ");
        text.Append(MarkdownText.Cell(SuiteText.Heading(report))).Append('\n');
        SuiteFinding[] findings = [.. report.Findings];
        AppendThresholds(text, [.. findings.Where(one => one.Threshold is not null)], top);
        AppendChanges(text, report, top);
        AppendCases(text, report);
        AppendOpen(text, [.. findings.Where(one => one.Kind >= FindingKind.InconclusiveDifference)]);
        AppendShapes(text, report);
        foreach ((string id, string note) in report.Reasons)
        {
            text.Append("\n> ").Append(MarkdownText.Cell($"{id}: {note}")).Append('\n');
        }
        AppendRemedies(text, report, findings, top);
        string?[] last = [SuiteText.Models(report), SuiteText.Stale(report), SuiteText.Legend(report)];
        foreach (string line in last.OfType<string>())
        {
            text.Append("\n<sub>").Append(MarkdownText.Cell(line)).Append("</sub>\n");
        }
        return text.ToString();
    }

    private static void AppendThresholds(StringBuilder text, SuiteFinding[] findings, int top)
    {
        if (findings.Length == 0)
        {
            return;
        }
        MarkdownText.Header(text, "", "case", "demand", "measured");
        foreach (SuiteFinding one in findings.Take(top))
        {
            string word = one.Kind switch
            {
                FindingKind.BrokenNow => "broken, held before",
                FindingKind.Broken => "broken",
                _ => "inconclusive",
            };
            MarkdownText.Row(text, word, one.Case.Id, one.Threshold!.Expression, one.Threshold.Actual);
        }
        AppendLeft(text, findings.Length, top);
    }

    /// <summary>For sure, and by more than what matters; what is worse first.</summary>
    private static void AppendChanges(StringBuilder text, SuiteReport report, int top)
    {
        (string Case, DistinctDifference Difference)[] changes =
        [
            .. report
                .Cases.SelectMany(one => Changes(one).Select(change => (one.Run.Case.Id, change)))
                .OrderBy(change => change.change.Difference.Verdict == DifferenceVerdict.Worse ? 0 : 1)
                .ThenByDescending(change => Math.Abs(change.change.Difference.Harm)),
        ];
        if (changes.Length == 0)
        {
            return;
        }
        MarkdownText.Header(text, "", "case", "measure", "of", ">before", ">now", ">difference", ">relative");
        foreach ((string id, DistinctDifference distinct) in changes.Take(top))
        {
            MeasuredDifference one = distinct.Difference;
            string measure = one.Key.Measure;
            MarkdownText.Row(
                text,
                ComparisonText.Word(one.Verdict),
                id,
                measure,
                distinct.Subject,
                MeasureValueText.Of(measure, one.Baseline),
                MeasureValueText.Of(measure, one.Candidate),
                MeasureValueText.Signed(measure, one.Mean),
                ComparisonText.Relative(one)
            );
        }
        AppendLeft(text, changes.Length, top);
    }

    private static IReadOnlyList<DistinctDifference> Changes(CaseReport report) =>
        DistinctDifference.Of(
            (report.Comparison?.Differences ?? []).Where(one =>
                one.Verdict is DifferenceVerdict.Worse or DifferenceVerdict.Better
            )
        );

    private static void AppendCases(StringBuilder text, SuiteReport report)
    {
        int unchanged = report.Cases.Count(one => one.Run.IsUnchanged);
        string also = unchanged > 0 ? $", {unchanged.ToString(CultureInfo.InvariantCulture)} unchanged" : "";
        text.Append("\n<details><summary>").Append(CountText.Of(report.Cases.Count, "case")).Append(also);
        text.Append("</summary>\n");
        MarkdownText.Header(text, "", "case", ">replications", "demands", "against the baseline");
        foreach (CaseReport one in report.Cases)
        {
            MarkdownText.Row(
                text,
                SuiteText.Word(one),
                one.Run.Case.Id,
                one.Run.Replicates.Count.ToString(CultureInfo.InvariantCulture),
                SuiteText.Demands(one),
                SuiteText.Against(one)
            );
        }
        text.Append("\n</details>\n");
    }

    private static void AppendOpen(StringBuilder text, SuiteFinding[] findings)
    {
        if (findings.Length == 0)
        {
            return;
        }
        text.Append("\n<details><summary>").Append(CountText.Of(findings.Length, "open question"));
        text.Append("</summary>\n");
        MarkdownText.Header(text, "case", "what", "what would tell");
        foreach (SuiteFinding one in findings)
        {
            MarkdownText.Row(text, one.Case.Id, SuiteText.Sentence(one), one.Remedy);
        }
        text.Append("\n</details>\n");
    }

    /// <summary>The latency of everybody in cases that changed, of all replications together.</summary>
    private static void AppendShapes(StringBuilder text, SuiteReport report)
    {
        CaseReport[] changed =
        [
            .. report.Cases.Where(one => one is { Comparison: not null, Before: not null } && Changes(one).Count > 0),
        ];
        if (changed.Length == 0)
        {
            return;
        }
        text.Append("\n<details><summary>Latency of all users where something changed</summary>\n");
        MarkdownText.Header(text, ["case", "", .. s_quantiles.Select(quantile => ">" + quantile.Name)]);
        foreach (CaseReport one in changed)
        {
            MarkdownText.Row(text, [one.Run.Case.Id, "before", .. Quantiles(one.Before!.Latency)]);
            MarkdownText.Row(text, [one.Run.Case.Id, "now", .. Quantiles(one.Run.Latency)]);
        }
        text.Append("\n</details>\n");
    }

    private static IEnumerable<string> Quantiles(LatencyBins bins) =>
        s_quantiles.Select(quantile =>
            bins.Quantile(quantile.Probability) is { } value ? MeasureText.Milliseconds(value) : MeasureText.None
        );

    private static void AppendRemedies(StringBuilder text, SuiteReport report, SuiteFinding[] findings, int top)
    {
        string[] remedies =
        [
            .. findings.Where(one => one.Outcome > CaseOutcome.Unknown).Select(one => one.Remedy).Distinct().Take(top),
        ];
        if (SuiteText.Acceptance(report) is not { } acceptance)
        {
            return;
        }
        text.Append("\n<details><summary>What would lift this, where it is meant</summary>\n\n```text\n");
        foreach (string remedy in remedies.Append(acceptance))
        {
            text.Append(SummaryTable.Printable(remedy)).Append('\n');
        }
        text.Append("```\n\n</details>\n");
    }

    private static void AppendLeft(StringBuilder text, int all, int top)
    {
        if (all > top)
        {
            text.Append('\n').Append(CountText.Of(all - top, "more finding")).Append(" in the log.\n");
        }
    }
}
