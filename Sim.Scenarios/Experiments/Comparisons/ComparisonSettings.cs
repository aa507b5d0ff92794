using Sim.Core.Statistics.Inference;
using Sim.Scenarios.Results.Measures;

namespace Sim.Scenarios.Experiments.Comparisons;

/// <summary>What matters, and how sure a verdict is.</summary>
public sealed record ComparisonSettings
{
    /// <summary>
    /// Differences up to this share of the baseline do not matter, 0 or more. Default 0.05: an assumption.
    /// </summary>
    public double PracticalShare { get; init; } = 0.05;

    /// <summary>That no verdict of a comparison is wrong: above 0, below 1. Default 0.95: a convention.</summary>
    public double Level { get; init; } = ConfidenceInterval.UsualLevel;

    /// <summary>Another share for some measures; it gives null where the usual one counts. Default: none.</summary>
    public Func<MeasureKey, double?>? ShareOf { get; init; }

    /// <summary>
    /// The largest difference that does not matter: the share of the baseline, and at least the floor of the measure.
    /// </summary>
    public double MarginOf(MeasureKey key, double baseline) =>
        Math.Max((ShareOf?.Invoke(key) ?? PracticalShare) * Math.Abs(baseline), MeasureKind.Of(key.Measure).Floor);
}
