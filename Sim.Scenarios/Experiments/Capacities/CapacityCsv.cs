using Sim.Scenarios.Results.Files;

namespace Sim.Scenarios.Experiments.Capacities;

/// <summary>Every condition at every value that was tried, as a CSV table.</summary>
public static class CapacityCsv
{
    private static readonly string[] s_columns =
    [
        "verdict",
        "case",
        "threshold",
        "condition_verdict",
        "value",
        "lower",
        "upper",
        "margin",
        "replications",
    ];

    /// <summary>UTF-8; a column for each field, in the order in which values were tried.</summary>
    public static byte[] Render(CapacityResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return CsvFile.Render(
            [.. result.Axes.Select(axis => axis.Path.Text), .. s_columns],
            csv =>
            {
                foreach (TriedCapacity tried in result.Tried)
                {
                    foreach (JudgedCondition condition in tried.Conditions)
                    {
                        csv.WriteRecord([.. tried.Values, .. Row(tried, condition)]);
                    }
                }
            }
        );
    }

    private static string?[] Row(TriedCapacity tried, JudgedCondition condition) =>
        [
            tried.Verdict.ToString().ToLowerInvariant(),
            condition.Case,
            condition.Threshold,
            condition.Verdict.ToString().ToLowerInvariant(),
            Number(condition.Value),
            Number(condition.Interval?.Lower),
            Number(condition.Interval?.Upper),
            Number(condition.Margin),
            RunNumber.Text(condition.Replications),
        ];

    private static string? Number(double? value) =>
        value is { } known && double.IsFinite(known) ? RunNumber.Text(known) : null;
}
