using Sim.Core.Quantities;

namespace Sim.Core.Statistics.Queues;

/// <summary>
/// A queue with Poisson arrivals and exponential service, served in the order of arrival: the distributions of its
/// times are known, not only their means.
/// </summary>
/// <remarks>
/// Times are those of admitted customers. Probabilities have an absolute error below 1e-12. A quantile is the least
/// whole number of nanoseconds that is exceeded with a probability of at most 1 - p.
/// </remarks>
public abstract class MarkovianQueue : StationaryQueue
{
    /// <inheritdoc/>
    private protected MarkovianQueue(RequestRate arrivals, SimDuration service, int servers)
        : base(arrivals, service, servers) { }

    /// <summary>P(wait &gt; time): the probability that service begins later than this after the arrival.</summary>
    public double WaitExceeds(SimDuration time) =>
        IsStable && time >= SimDuration.Zero ? WaitTail(time.TotalSeconds) : 1;

    /// <summary>
    /// P(sojourn &gt; time): the probability that the departure is later than this after the arrival.
    /// </summary>
    public double SojournExceeds(SimDuration time) =>
        IsStable && time >= SimDuration.Zero ? SojournTail(time.TotalSeconds) : 1;

    /// <summary>The time within which service begins with probability <paramref name="p"/>.</summary>
    /// <param name="p">0 or more and below 1.</param>
    public SimDuration WaitQuantile(double p) => Quantile(WaitExceeds, p);

    /// <summary>The time within which a customer has left with probability <paramref name="p"/>.</summary>
    /// <inheritdoc cref="WaitQuantile" path="/param"/>
    public SimDuration SojournQuantile(double p) => Quantile(SojournExceeds, p);

    /// <summary>P(wait &gt; seconds) of a stable queue for 0 seconds or more.</summary>
    private protected abstract double WaitTail(double seconds);

    /// <summary>P(sojourn &gt; seconds) of a stable queue for 0 seconds or more.</summary>
    private protected abstract double SojournTail(double seconds);

    private SimDuration Quantile(Func<SimDuration, double> exceeds, double p)
    {
        if (!(p >= 0 && p < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(p), p, "A probability of 0 or more and below 1 is expected.");
        }
        double tail = 1 - p;
        if (exceeds(SimDuration.Zero) <= tail)
        {
            return SimDuration.Zero;
        }
        // Doubling finds a bracket, halving the nanosecond: exceeds(low) > tail >= exceeds(high).
        long low = 0;
        long high = Service.Nanoseconds;
        while (exceeds(new SimDuration(high)) > tail)
        {
            if (high > long.MaxValue / 2)
            {
                return SimDuration.MaxValue;
            }
            low = high;
            high *= 2;
        }
        while (high - low > 1)
        {
            long middle = low + ((high - low) / 2);
            if (exceeds(new SimDuration(middle)) > tail)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }
        return new SimDuration(high);
    }
}
