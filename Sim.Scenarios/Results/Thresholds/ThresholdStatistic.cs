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
}
