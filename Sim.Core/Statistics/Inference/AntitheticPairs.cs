using System.Globalization;

namespace Sim.Core.Statistics.Inference;

/// <summary>A mean from pairs of runs, one with the uniforms u and one with 1 - u.</summary>
/// <remarks>
/// The t interval of the means of the pairs, which are independent of each other, whatever the correlation within a
/// pair. Source: Hammersley, Morton, Proceedings of the Cambridge Philosophical Society 52 (1956); Law, Simulation
/// Modeling and Analysis, 5th edition, section 11.3. Helps only when the result is monotone in the uniforms: drawn by
/// inversion, one per decision.
/// </remarks>
public sealed record AntitheticPairs
{
    /// <summary>Its sample size is the number of pairs, half the number of runs.</summary>
    public required Estimate Mean { get; init; }

    /// <summary>
    /// The variance of a pair's mean over that of two independent runs, 1 + the correlation within pairs: 0.5 is worth
    /// twice the runs, 1 nothing, 0 says that nothing is left to vary; not a number for a single pair.
    /// </summary>
    public required double VarianceRatio { get; init; }

    /// <param name="first">One result per pair, by u.</param>
    /// <param name="second">The results of the same pairs, by 1 - u.</param>
    /// <param name="level">Above 0, below 1.</param>
    public static AntitheticPairs Of(
        ReadOnlySpan<double> first,
        ReadOnlySpan<double> second,
        double level = ConfidenceInterval.UsualLevel
    )
    {
        if (first.Length != second.Length)
        {
            throw new ArgumentException(
                $"Pairs are expected, not {first.Length} and {second.Length} results.",
                nameof(second)
            );
        }
        var means = new SampleMoments();
        for (int i = 0; i < first.Length; i++)
        {
            means.Add((first[i] + second[i]) / 2);
        }
        double independent = (new SampleMoments(first).Variance + new SampleMoments(second).Variance) / 4;
        double ratio = independent == 0 ? 0 : means.Variance / independent;
        var estimate = StudentInterval.OfMean(means, level);
        return new AntitheticPairs
        {
            Mean = ratio >= 1 ? estimate.With(NoReduction(ratio)) : estimate,
            VarianceRatio = ratio,
        };
    }

    private static AssumptionWarning NoReduction(double ratio) =>
        new(
            FailedAssumption.NoVarianceReduction,
            string.Create(
                CultureInfo.InvariantCulture,
                $"A pair varies {ratio:0.00} times as much as two independent runs: "
                    + $"the result is not monotone in what was drawn."
            )
        );
}
