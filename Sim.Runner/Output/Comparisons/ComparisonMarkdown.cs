using System.Text;
using Sim.Scenarios.Experiments.Comparisons;
using Sim.Scenarios.Results.Measures;

namespace Sim.Runner.Output.Comparisons;

/// <summary>The same for a comment of a pull request.</summary>
internal static class ComparisonMarkdown
{
    public static string Of(IReadOnlyList<ScenarioComparison> comparisons, ComparisonSettings settings, int top)
    {
        var text = new StringBuilder();
        foreach (ScenarioComparison comparison in comparisons)
        {
            text.Append("### ").Append(MarkdownText.Cell(ComparisonText.Heading(comparison))).Append('\n');
            IReadOnlyList<DistinctDifference> shown = ComparisonText.Shown(comparison);
            if (shown.Count > 0)
            {
                MarkdownText.Header(
                    text,
                    "",
                    "measure",
                    "of",
                    ">baseline",
                    ">candidate",
                    ">difference",
                    ">interval",
                    ">relative"
                );
            }
            foreach (DistinctDifference one in shown.Take(top))
            {
                AppendRow(text, one);
            }
            string?[] lines =
            [
                ComparisonText.Left(shown.Count, top),
                .. ComparisonText.Missing(comparison),
                ComparisonText.Remedy(comparison),
            ];
            foreach (string line in lines.OfType<string>().Where(line => line.Length > 0))
            {
                text.Append('\n').Append(MarkdownText.Cell(line)).Append('\n');
            }
            text.Append('\n');
        }
        return text.Append(ComparisonText.Legend(settings)).Append('\n').ToString();
    }

    private static void AppendRow(StringBuilder text, DistinctDifference distinct)
    {
        MeasuredDifference one = distinct.Difference;
        string measure = one.Key.Measure;
        MarkdownText.Row(
            text,
            ComparisonText.Word(one.Verdict),
            measure,
            distinct.Subject,
            MeasureValueText.Of(measure, one.Baseline),
            MeasureValueText.Of(measure, one.Candidate),
            MeasureValueText.Signed(measure, one.Mean),
            ComparisonText.Interval(one),
            ComparisonText.Relative(one)
        );
    }
}
