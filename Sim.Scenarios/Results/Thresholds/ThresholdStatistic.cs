namespace Sim.Scenarios.Results.Thresholds;

/// <summary>How a measure becomes one number.</summary>
public enum ThresholdStatistic
{
    Mean,
    Min,
    Max,

    /// <summary><c>p(N)</c>: see <see cref="Threshold.Probability"/>.</summary>
    Quantile,
    Rate,
    Count,

    /// <summary>Of cost: the whole bill.</summary>
    Total,

    /// <summary><c>per_million</c>: the bill over millions of answered requests.</summary>
    PerMillion,
}
