namespace Sim.Core.Statistics.Queues;

/// <summary>Means over a Poisson number: what one busy exponential server has served by a given time.</summary>
/// <remarks>
/// P(wait &gt; t) is the mean, over the number served until t, of the probability that an arrival finds more than that.
/// The weights are built outward from the likeliest number and divided by their sum, so that none underflows.
/// </remarks>
internal static class PoissonMean
{
    private const double Negligible = 1e-18;

    /// <summary>The mean of <paramref name="value"/>(n), with an absolute error below 1e-13.</summary>
    /// <param name="mean">Of the Poisson distribution, 0 or more.</param>
    /// <param name="last">Beyond it the value is 0; less than 1,100,000.</param>
    /// <param name="value">0 to 1, for n from 0 to <paramref name="last"/>.</param>
    public static double Of(double mean, int last, Func<int, double> value)
    {
        // P(n < mean - k sqrt(mean)) is below exp(-k^2 / 2).
        if (last < 0 || last < mean - (10 * Math.Sqrt(mean)))
        {
            return 0;
        }
        int likeliest = (int)mean;
        double weights = 0;
        double sum = 0;
        double weight = 1;
        for (int n = likeliest; weight > Negligible; weight *= mean / ++n)
        {
            weights += weight;
            sum += n <= last ? weight * value(n) : 0;
        }
        weight = likeliest / mean;
        for (int n = likeliest - 1; n >= 0 && weight > Negligible; weight *= n-- / mean)
        {
            weights += weight;
            sum += n <= last ? weight * value(n) : 0;
        }
        return sum / weights;
    }
}
