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
            text.Append(
                System.Globalization.CultureInfo.InvariantCulture,
                $"### {ComparisonText.Heading(comparison)}\n\n"
            );
            IReadOnlyList<DistinctDifference> shown = ComparisonText.Shown(comparison);
            if (shown.Count > 0)
            {
                text.Append("| | measure | of | baseline | candidate | difference | interval | relative |\n");
                text.Append("|---|---|---|---:|---:|---:|---:|---:|\n");
            }
            foreach (DistinctDifference one in shown.Take(top))
            {
                text.Append(Row(one));
            }
            foreach (
                string? line in (string?[])[ComparisonText.Left(shown.Count, top), ComparisonText.Remedy(comparison)]
            )
            {
                text.Append(string.IsNullOrEmpty(line) ? "" : $"\n{line}\n");
            }
            text.Append('\n');
        }
        return text.Append(ComparisonText.Legend(settings)).Append('\n').ToString();
    }

    private static string Row(DistinctDifference distinct)
    {
        MeasuredDifference one = distinct.Difference;
        string measure = one.Key.Measure;
        string word = ComparisonText.Word(one.Verdict);
        string shown = one.Verdict == DifferenceVerdict.Worse ? $"**{word}**" : word;
        string[] cells =
        [
            shown,
            $"`{measure}`",
            distinct.Subject.Replace("|", "\\|", StringComparison.Ordinal),
            MeasureValueText.Of(measure, one.Baseline),
            MeasureValueText.Of(measure, one.Candidate),
            MeasureValueText.Signed(measure, one.Mean),
            ComparisonText.Interval(one),
            ComparisonText.Relative(one),
        ];
        return $"| {string.Join(" | ", cells)} |\n";
    }
}
