namespace Sim.Core.Scaling;

/// <summary>What one metric proposed, or why it could not.</summary>
public readonly record struct HpaMetricResult
{
    public required MetricSpec Metric { get; init; }

    /// <summary>Replicas proposed; null when the metric failed.</summary>
    public int? Proposal { get; init; }

    /// <summary>Why the metric failed; null when it did not.</summary>
    public string? Error { get; init; }

    /// <summary>
    /// The level of the metric in thousandths: the average per pod, or the whole value for a Value target.
    /// </summary>
    public long UsageMilli { get; init; }

    /// <summary>Whole percent of the requests, for a Utilization target.</summary>
    public int? UtilizationPercent { get; init; }
}
