using Sim.Core.Quantities;

namespace Sim.Core.Models.Resolution;

/// <summary>
/// The share of users that one member of a weighted group gets: not one number, for caches hold one answer each.
/// </summary>
/// <param name="Expected">The member's weight over the sum of weights.</param>
/// <param name="StandardDeviation">Of the share that is found, around the expected one.</param>
public readonly record struct WeightedBand(double Expected, double StandardDeviation)
{
    /// <summary>The 95th percentile of the standard normal distribution.</summary>
    private const double Quantile = 1.644854;

    /// <summary>About one time in twenty the share is below.</summary>
    public double Low => Math.Max(0, Expected - (Quantile * StandardDeviation));

    /// <summary>About one time in twenty the share is above.</summary>
    public double High => Math.Min(1, Expected + (Quantile * StandardDeviation));

    /// <summary>
    /// The band of the caches of a group, of which each draws its answer anew whenever its copy expires.
    /// </summary>
    /// <remarks>
    /// With caches of shares s that draw independently with chance p, the variance at a moment is p (1 - p) sum(s^2).
    /// Over a time W the draws of one cache, each held for the TTL T from a phase of its own, have the autocorrelation
    /// max(0, 1 - t / T), so the variance of the mean is smaller by 1 - W / (3 T) for W up to T, and by T / W -
    /// T^2 / (3 W^2) beyond. A client's own copy is such a mean over the time that it is kept. The band takes the sum
    /// as normal: with fewer than about ten caches of like size it is coarse. A cache that is asked rarely holds no
    /// copy at times and draws for each question; so the band is an upper bound.
    /// </remarks>
    /// <param name="probability">p, 0 to 1.</param>
    /// <param name="cacheShares">Share of the users behind each cache; together 1.</param>
    /// <param name="ttl">How long a copy lives, more than 0.</param>
    /// <param name="window">Time over which the share is taken; 0: at a moment.</param>
    public static WeightedBand Of(
        double probability,
        IReadOnlyList<double> cacheShares,
        SimDuration ttl,
        SimDuration window
    )
    {
        ArgumentNullException.ThrowIfNull(cacheShares);
        ArgumentOutOfRangeException.ThrowIfNegative(probability);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(probability, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(ttl.Nanoseconds, nameof(ttl));
        ArgumentOutOfRangeException.ThrowIfNegative(window.Nanoseconds, nameof(window));
        double squares = 0;
        foreach (double share in cacheShares)
        {
            squares += share * share;
        }
        double periods = window / ttl;
        double left = periods <= 1 ? 1 - (periods / 3) : (1 / periods) - (1 / (3 * periods * periods));
        return new WeightedBand(probability, Math.Sqrt(probability * (1 - probability) * squares * left));
    }
}
