namespace Sim.Scenarios.Results.Thresholds;

/// <summary>A condition on one number of a run. Grammar: README.md of this folder.</summary>
public sealed record Threshold
{
    /// <summary>As written.</summary>
    public required string Expression { get; init; }

    public required ThresholdMeasure Measure { get; init; }

    public required ThresholdSelector Selector { get; init; }

    /// <summary>When; null: the whole run after its warm-up.</summary>
    public ThresholdWindow? Window { get; init; }

    public required ThresholdStatistic Statistic { get; init; }

    /// <summary>0 to 1; only meant for <see cref="ThresholdStatistic.Quantile"/>.</summary>
    public double Probability { get; init; }

    public required ThresholdComparison Comparison { get; init; }

    /// <summary>Milliseconds for latency, 1 for 100 % for ratios, else a count.</summary>
    public required double Limit { get; init; }

    public bool Accepts(double value) =>
        Comparison switch
        {
            ThresholdComparison.Below => value < Limit,
            ThresholdComparison.AtMost => value <= Limit,
            ThresholdComparison.Above => value > Limit,
            _ => value >= Limit,
        };
}
