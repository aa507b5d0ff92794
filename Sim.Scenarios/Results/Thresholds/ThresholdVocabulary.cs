namespace Sim.Scenarios.Results.Thresholds;

/// <summary>The words of the language and which may stand together; the parser and its messages both read it.</summary>
internal static class ThresholdVocabulary
{
    public static readonly (
        string Word,
        ThresholdMeasure Measure,
        string[] Statistics,
        string[] Selectors
    )[] Measures =
    [
        ("latency", ThresholdMeasure.Latency, ["p", "mean", "min", "max"], ["region", "country", "endpoint"]),
        ("errors", ThresholdMeasure.Errors, ["rate"], ["region", "country", "endpoint"]),
        ("failed", ThresholdMeasure.Failed, ["count"], ["region", "country", "endpoint"]),
        ("failedUserMinutes", ThresholdMeasure.FailedUserMinutes, ["count"], ["region", "country", "endpoint"]),
        ("utilization", ThresholdMeasure.Utilization, ["max", "mean"], ["endpoint", "resource"]),
    ];

    public static readonly string[] Regions = ["af", "an", "as", "eu", "na", "oc", "sa"];

    public static readonly string[] Resources =
    [
        "blade cpu",
        "blade nic",
        "blade connections",
        "pod cpu",
        "pod concurrency",
    ];

    public static ThresholdStatistic Statistic(string word) =>
        word switch
        {
            "p" => ThresholdStatistic.Quantile,
            "mean" => ThresholdStatistic.Mean,
            "min" => ThresholdStatistic.Min,
            "max" => ThresholdStatistic.Max,
            "rate" => ThresholdStatistic.Rate,
            "count" => ThresholdStatistic.Count,
            _ => throw new ArgumentOutOfRangeException(nameof(word), word, "Not a statistic."),
        };

    /// <summary>
    /// The word that needs the fewest edits, at most 2 and fewer than its length less one; null if none is that near.
    /// </summary>
    public static string? Nearest(string word, IEnumerable<string> candidates)
    {
        string? best = null;
        int least = 3;
        foreach (string candidate in candidates)
        {
            int distance = EditDistance(word.ToLowerInvariant(), candidate.ToLowerInvariant());
            if (distance < least && distance < candidate.Length - 1)
            {
                (best, least) = (candidate, distance);
            }
        }
        return best;
    }

    private static int EditDistance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int substitute = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substitute, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.Length];
    }
}
