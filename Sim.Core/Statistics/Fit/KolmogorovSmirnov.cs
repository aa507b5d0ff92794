namespace Sim.Core.Statistics.Fit;

/// <summary>
/// The Kolmogorov-Smirnov test of one sample: is the largest distance between its steps and a distribution function
/// larger than chance explains?
/// </summary>
/// <remarks>
/// <para>
/// Assumes independent values and a <b>continuous</b> distribution that was fixed <b>beforehand</b>. For discrete
/// values use <see cref="ChiSquare"/>. With parameters that were fitted to the same sample the distance comes out too
/// small and the test accepts too much. Successive waits of one run are not independent.
/// </para>
/// <para>
/// The p-value is exact up to 100 values; above, its absolute error is below 2e-4 and falls with the size of the
/// sample.
/// </para>
/// </remarks>
/// <param name="SampleSize">Number of values.</param>
/// <param name="Distance">The largest distance, 0 to 1.</param>
/// <param name="PValue">The probability of such a distance or more, were the sample from the distribution.</param>
public sealed record KolmogorovSmirnov(int SampleSize, double Distance, double PValue)
{
    /// <summary>Tests a sample against a distribution function.</summary>
    /// <param name="sample">In any order; one value or more.</param>
    /// <param name="cumulativeProbability">The probability of a value up to its argument.</param>
    /// <exception cref="ArgumentException">The sample is empty, or the function gives no probability for a value.
    /// </exception>
    public static KolmogorovSmirnov Test(ReadOnlySpan<double> sample, Func<double, double> cumulativeProbability)
    {
        ArgumentNullException.ThrowIfNull(cumulativeProbability);
        if (sample.IsEmpty)
        {
            throw new ArgumentException("A sample of one value or more is expected.", nameof(sample));
        }
        double[] ascending = sample.ToArray();
        Array.Sort(ascending);
        double n = ascending.Length;
        double distance = 0;
        for (int i = 0; i < ascending.Length; i++)
        {
            double probability = cumulativeProbability(ascending[i]);
            if (!(probability >= 0 && probability <= 1))
            {
                throw new ArgumentException(
                    $"The probability up to {ascending[i]:R} is {probability:R}, which is not from 0 to 1.",
                    nameof(cumulativeProbability)
                );
            }
            // The sample's own function steps from i / n to (i + 1) / n here.
            distance = Math.Max(distance, Math.Max(probability - (i / n), ((i + 1) / n) - probability));
        }
        double pValue = KolmogorovDistribution.TailProbability(ascending.Length, distance);
        return new KolmogorovSmirnov(ascending.Length, distance, pValue);
    }

    /// <summary>Whether the sample speaks against the distribution.</summary>
    /// <param name="level">The share of samples from the very distribution that may be rejected: 0.05, 0.001.</param>
    public bool IsRejectedAt(double level) => PValue < level;
}
