namespace Sim.Core.Statistics.Queues;

/// <summary>How evenly requests come to one of several queues when dispatchers deal them out in turn.</summary>
/// <remarks>
/// <para>
/// Each of k dispatchers gets an equal share of a Poisson stream and gives every n-th of its requests to the same
/// queue; none knows of the others. One dispatcher makes arrivals of Erlang's distribution, with a squared coefficient
/// of variation of 1/n. Many look like a Poisson stream as long as no dispatcher comes round twice, and are as even as
/// one over longer times; the longer a queue remembers, the more of that it sees. So
/// <c>ca^2 = 1/n + (1 - 1/n) / (1 + 2 rho^1.5 / (sqrt(k) (1 - rho)))</c>.
/// </para>
/// <para>
/// The time that counts for a queue is about rho^2 / (1 - rho)^2 services (Whitt, You: Using robust queueing to expose
/// the impact of dependence, 2018). The shape and the 2 are fitted to simulations of 1 to 4 servers, 4 to 40 queues and
/// 16 to 256 dispatchers at 50 to 95 % load, by this project: with 64 dispatchers and more the mean wait is within 10
/// %.
/// </para>
/// </remarks>
public static class RoundRobinSplit
{
    /// <summary>Beyond this utilization arrivals are as even as they get.</summary>
    private const double Full = 0.9999;

    /// <summary>Squared coefficient of variation that arrivals at one queue seem to have, 1/n to 1.</summary>
    /// <param name="queues">n, at least 1.</param>
    /// <param name="dispatchers">k, at least 1.</param>
    /// <param name="utilization">rho of each queue, not negative.</param>
    public static double ArrivalVariability(double queues, double dispatchers, double utilization)
    {
        if (!(queues >= 1 && dispatchers >= 1 && utilization >= 0))
        {
            throw new ArgumentOutOfRangeException(nameof(queues), queues, "At least one of each is expected.");
        }
        double rho = Math.Min(utilization, Full);
        double seen = 2 * rho * Math.Sqrt(rho) / (Math.Sqrt(dispatchers) * (1 - rho));
        return (1 / queues) + ((1 - (1 / queues)) / (1 + seen));
    }
}
