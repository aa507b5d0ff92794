namespace Sim.Core.Tests.Models;

/// <summary>
/// Judgements on samples: a statement that holds is refused with a chance of one in a thousand, once for a given seed.
/// </summary>
internal static class Samples
{
    /// <summary>Two-sided quantile of the standard normal distribution at 99.9 %.</summary>
    public const double Quantile = 3.2905;

    /// <summary>
    /// Half the width of the confidence interval of a mean, from the standard deviation of one value.
    /// </summary>
    public static double HalfWidth(double standardDeviation, int count) =>
        Quantile * standardDeviation / Math.Sqrt(count);

    /// <summary>
    /// The Kolmogorov-Smirnov statistic, times the root of the count; below 1.949 at the level 0.1 %.
    /// </summary>
    public static double KolmogorovSmirnov(IEnumerable<double> values, Func<double, double> distribution)
    {
        double[] sorted = [.. values.Order()];
        double worst = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            double expected = distribution(sorted[i]);
            worst = Math.Max(
                worst,
                Math.Max(((i + 1.0) / sorted.Length) - expected, expected - ((double)i / sorted.Length))
            );
        }
        return worst * Math.Sqrt(sorted.Length);
    }

    public const double KolmogorovSmirnovLimit = 1.949;
}
