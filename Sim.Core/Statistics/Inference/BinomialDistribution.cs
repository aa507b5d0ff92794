namespace Sim.Core.Statistics.Inference;

/// <summary>The binomial distribution, with the same bits on every processor.</summary>
internal static class BinomialDistribution
{
    /// <summary>The probability of at most k successes, by k from 0 to <paramref name="trials"/>.</summary>
    /// <remarks>
    /// Neighboring probabilities have a ratio that is a plain fraction, so the whole distribution follows from the mode
    /// outwards; its sum is 1. No power or factorial that could overflow, no function but + - * /.
    /// </remarks>
    /// <param name="probability">Of a success, strictly between 0 and 1.</param>
    public static double[] Cumulative(int trials, double probability)
    {
        double odds = probability / (1 - probability);
        double[] table = new double[trials + 1];
        int mode = Math.Min(trials, (int)((trials + 1.0) * probability));
        table[mode] = 1;
        for (int k = mode; k < trials; k++)
        {
            table[k + 1] = table[k] * odds * (trials - k) / (k + 1);
        }
        for (int k = mode; k > 0; k--)
        {
            table[k - 1] = table[k] / odds * k / (trials - k + 1);
        }
        for (int k = 1; k <= trials; k++)
        {
            table[k] += table[k - 1];
        }
        double total = table[trials];
        for (int k = 0; k <= trials; k++)
        {
            table[k] /= total;
        }
        return table;
    }
}
