using Sim.Core.Statistics.Inference;
using Sim.Scenarios.Results.Measures;

namespace Sim.Scenarios.Experiments.Comparisons;

/// <summary>One measure of a candidate beside that of the baseline.</summary>
public sealed record MeasuredDifference
{
    public required MeasureKey Key { get; init; }

    /// <summary>The mean over the pairs.</summary>
    public required double Baseline { get; init; }

    public required double Candidate { get; init; }

    /// <summary>Candidate - baseline, and whether it matters; judged together with all others.</summary>
    public required PracticalComparison Comparison { get; init; }

    public required DifferenceVerdict Verdict { get; init; }

    /// <summary>Replications that have the measure in both.</summary>
    public int Pairs => (int)Comparison.Difference.Mean.SampleSize;

    /// <summary>Candidate - baseline, over the pairs.</summary>
    public double Mean => Comparison.Difference.Mean.Value;

    /// <summary>The share of the baseline's requests that the measure is about, 0 to 1.</summary>
    public required double Weight { get; init; }

    /// <summary>
    /// The difference in margins, times the share of requests that it is about; positive is harm for what should be
    /// low.
    /// </summary>
    public double Harm => Margins * Weight;

    private double Margins =>
        MeasureKind.Of(Key.Measure).Preference == MeasurePreference.None ? 0
        : Comparison.Margin > 0 ? Mean / Comparison.Margin
        : Mean;

    /// <summary>The difference over the baseline; null for a baseline of 0.</summary>
    public double? Relative => Baseline != 0 ? Mean / Math.Abs(Baseline) : null;
}
