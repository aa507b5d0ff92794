using System.Globalization;

namespace Sim.Core.Statistics.Inference;

/// <summary>The mean difference A - B of two systems, from replications that share their random numbers.</summary>
/// <remarks>
/// The t interval of the differences by replication, whatever the correlation within a pair. Source: Law, Simulation
/// Modeling and Analysis, 5th edition, sections 10.2.1 and 11.2. Assumes that replication i of A and of B ran with the
/// same seed and index, that replications are independent, and what <see cref="StudentInterval"/> does.
/// </remarks>
public sealed record PairedDifference
{
    /// <summary>The mean of A - B; its sample size is the number of pairs.</summary>
    public required Estimate Mean { get; init; }

    /// <summary>
    /// Var(A - B) / (Var A + Var B): what the common random numbers left of the variance. 1 is that of independent
    /// runs, 0 means that they explain everything (or that nothing varies); not a number for a single pair.
    /// </summary>
    public required double VarianceRatio { get; init; }

    /// <summary>
    /// Two-sided p-value of the hypothesis that there is no difference: for <see cref="HolmCorrection"/>. 1 for a
    /// single pair.
    /// </summary>
    public double PValue => PValueOf(0);

    /// <summary>Standard deviation of the differences; not a number for a single pair.</summary>
    public required double StandardDeviation { get; init; }

    /// <param name="a">One result per replication.</param>
    /// <param name="b">The results of the same replications.</param>
    /// <param name="level">Above 0, below 1.</param>
    public static PairedDifference Of(
        ReadOnlySpan<double> a,
        ReadOnlySpan<double> b,
        double level = ConfidenceInterval.UsualLevel
    )
    {
        if (a.Length != b.Length)
        {
            throw new ArgumentException($"Pairs are expected, not {a.Length} and {b.Length} results.", nameof(b));
        }
        var differences = new SampleMoments();
        for (int i = 0; i < a.Length; i++)
        {
            differences.Add(a[i] - b[i]);
        }
        double apart = new SampleMoments(a).Variance + new SampleMoments(b).Variance;
        double ratio = apart == 0 ? 0 : differences.Variance / apart;
        var estimate = StudentInterval.OfMean(differences, level);
        return new PairedDifference
        {
            Mean = ratio >= 1 ? estimate.With(NoReduction(ratio)) : estimate,
            VarianceRatio = ratio,
            StandardDeviation = differences.StandardDeviation,
        };
    }

    /// <summary>Two-sided p-value of the hypothesis that the true mean is <paramref name="difference"/>.</summary>
    internal double PValueOf(double difference)
    {
        if (Mean.SampleSize < 2 || Mean.Value == difference)
        {
            return 1;
        }
        double standardError = StandardDeviation / Math.Sqrt(Mean.SampleSize);
        return StudentDistribution.TwoSidedTail((Mean.Value - difference) / standardError, Mean.SampleSize - 1);
    }

    private static AssumptionWarning NoReduction(double ratio) =>
        new(
            FailedAssumption.NoVarianceReduction,
            string.Create(
                CultureInfo.InvariantCulture,
                $"Var(A - B) is {ratio:0.00} of Var A + Var B: the runs do not share their chance, "
                    + $"independent runs would do as well."
            )
        );
}
