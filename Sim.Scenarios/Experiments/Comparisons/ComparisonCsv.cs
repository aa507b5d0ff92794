using Sim.Scenarios.Results.Files;

namespace Sim.Scenarios.Experiments.Comparisons;

/// <summary>Every difference of comparisons as a CSV table, in the unit of its measure.</summary>
public static class ComparisonCsv
{
    private static readonly string[] s_header =
    [
        "candidate",
        "verdict",
        .. MeasureColumns.Names,
        "baseline",
        "candidate_value",
        "difference",
        "lower",
        "upper",
        "margin",
        "p_value",
        "pairs",
    ];

    /// <summary>UTF-8; in the order of the comparisons.</summary>
    public static byte[] Render(IReadOnlyList<ScenarioComparison> comparisons)
    {
        ArgumentNullException.ThrowIfNull(comparisons);
        return CsvFile.Render(
            s_header,
            csv =>
            {
                foreach (ScenarioComparison comparison in comparisons)
                {
                    foreach (MeasuredDifference one in comparison.Differences)
                    {
                        csv.WriteRecord([.. Row(comparison, one)]);
                    }
                }
            }
        );
    }

    private static IEnumerable<string?> Row(ScenarioComparison comparison, MeasuredDifference one)
    {
        return
        [
            comparison.Candidate,
            one.Verdict.ToString().ToLowerInvariant(),
            .. MeasureColumns.Of(one.Key),
            RunNumber.Text(one.Baseline),
            RunNumber.Text(one.Candidate),
            RunNumber.Text(one.Mean),
            RunNumber.Text(one.Comparison.Difference.Mean.Interval.Lower),
            RunNumber.Text(one.Comparison.Difference.Mean.Interval.Upper),
            RunNumber.Text(one.Comparison.Margin),
            RunNumber.Text(one.Comparison.PValue),
            RunNumber.Text(one.Pairs),
        ];
    }
}
