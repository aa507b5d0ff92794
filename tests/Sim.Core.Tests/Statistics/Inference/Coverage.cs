using Sim.Core.Randomness;
using Sim.Core.Statistics.Inference;

namespace Sim.Core.Tests.Statistics.Inference;

/// <summary>How often intervals hold the truth, over experiments with the seeds 1, 2, 3, ...</summary>
/// <remarks>
/// With n experiments and a true probability p of a hit, the count lies between the 0.05 % and the 99.95 % quantile of
/// the binomial distribution in 99.9 % of all choices of seeds. The tests state that region as R gives it:
/// qbinom(c(0.0005, 0.9995), n, p).
/// </remarks>
internal static class Coverage
{
    public static int Count(int experiments, double truth, Func<RandomStream, Estimate> experiment) =>
        Enumerable
            .Range(1, experiments)
            .Count(seed => experiment(new RandomStream((ulong)seed)).Interval.Contains(truth));

    /// <summary>Normal by inversion, mean 0 and standard deviation 1.</summary>
    public static double NextNormal(this RandomStream random)
    {
        double uniform = random.NextDouble();
        return uniform > 0 ? NormalQuantile.At(uniform) : random.NextNormal();
    }

    /// <summary>
    /// X(i) = correlation X(i - 1) + e(i) with normal e of standard deviation 1; mean 0 in steady state.
    /// </summary>
    public static double[] Autoregressive(this RandomStream random, int count, double correlation, double begin)
    {
        double[] series = new double[count];
        double value = begin;
        for (int i = 0; i < count; i++)
        {
            value = (correlation * value) + random.NextNormal();
            series[i] = value;
        }
        return series;
    }
}
