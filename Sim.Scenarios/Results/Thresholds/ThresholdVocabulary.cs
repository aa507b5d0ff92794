namespace Sim.Scenarios.Results.Thresholds;

/// <summary>The words of the language and which may stand together; the parser and its messages both read it.</summary>
internal static class ThresholdVocabulary
{
    /// <summary>The measure that is utilization of one resource, the cards of blades.</summary>
    public const string Card = "nic";

    public const string CardResource = "blade nic";

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
        (Card, ThresholdMeasure.Utilization, ["max", "mean"], ["site"]),
        ("cost", ThresholdMeasure.Cost, ["total", "per_million"], ["region"]),
    ];

    public static readonly string[] Regions = ["af", "an", "as", "eu", "na", "oc", "sa"];

    /// <summary>As results name them.</summary>
    public static readonly string[] Resources =
    [
        "blade cpu",
        CardResource,
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
            "total" => ThresholdStatistic.Total,
            "per_million" => ThresholdStatistic.PerMillion,
            _ => throw new ArgumentOutOfRangeException(nameof(word), word, "Not a statistic."),
        };
}
