namespace Sim.Core.Statistics.Inference;

/// <summary>A proportion and its score interval: availability, share of failures, share of users moved.</summary>
/// <remarks>
/// The proportions that a normal test would not reject: (p + z^2 / 2n +- z sqrt(p (1 - p) / n + z^2 / 4n^2)) /
/// (1 + z^2 / n), never outside 0 to 1 and useful down to no success at all. Source: Wilson, Journal of the American
/// Statistical Association 22 (1927); compared with others by Newcombe, Statistics in Medicine 17 (1998). Assumes
/// independent trials with one probability: requests of one run share its queues and are not, so count replications, or
/// take one proportion per replication and <see cref="StudentInterval"/>. Holds its level on average over p, not for
/// every p.
/// </remarks>
public static class WilsonInterval
{
    /// <param name="successes">0 to <paramref name="trials"/>.</param>
    /// <param name="trials">1 or more.</param>
    /// <param name="level">Above 0, below 1.</param>
    public static Estimate OfProportion(long successes, long trials, double level = ConfidenceInterval.UsualLevel)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
        ConfidenceInterval.ThrowIfNoLevel(level);
        double z = StandardNormal.CriticalValue(level);
        double failures = trials - successes;
        double square = z * z;
        double root = z * Math.Sqrt((successes * (failures / trials)) + (square / 4));
        double width = trials + square;
        double least = successes == 0 ? 0 : (successes + (square / 2) - root) / width;
        double most = failures == 0 ? 1 : (successes + (square / 2) + root) / width;
        return new Estimate
        {
            Value = successes / (double)trials,
            Interval = new ConfidenceInterval(least, most, level),
            SampleSize = trials,
        };
    }
}
