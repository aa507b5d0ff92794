using Sim.Core.Randomness;
using Sim.Scenarios.Results.Measures;

namespace Sim.Scenarios.Tests.Experiments;

/// <summary>
/// An M/M/1 queue whose answer is known: it begins in its stationary state, so that every customer's time in system is
/// exponential with the mean 1 / (mu - lambda), and its quantiles are known too.
/// </summary>
/// <remarks>
/// Lindley's recursion: the wait of the next customer is max(0, wait + service - gap). The first wait is 0 with
/// probability 1 - rho and else exponential with rate mu - lambda (Gross and Harris, section 2.2).
/// </remarks>
/// <param name="Arrivals">Customers per second.</param>
/// <param name="Services">Customers per second that one server can serve; more than arrivals.</param>
internal sealed record StationaryQueue(double Arrivals, double Services)
{
    private const double MillisecondsPerSecond = 1000;

    public double MeanMilliseconds => MillisecondsPerSecond / (Services - Arrivals);

    /// <summary>Draws of arrivals and services belong to their own streams: two queues can share them.</summary>
    public Replicate Run(ulong seed, int replication, int customers)
    {
        var streams = new RandomStreams(seed, replication);
        RandomStream gaps = streams.For("queue", "gaps");
        RandomStream services = streams.For("queue", "services");
        RandomStream start = streams.For("queue", "start");
        double wait = start.NextDouble() < Arrivals / Services ? start.NextExponential(1 / (Services - Arrivals)) : 0;
        double[] times = new double[customers];
        for (int i = 0; i < customers; i++)
        {
            double service = services.NextExponential(1 / Services);
            times[i] = (wait + service) * MillisecondsPerSecond;
            wait = Math.Max(0, wait + service - gaps.NextExponential(1 / Arrivals));
        }
        double mean = times.Average();
        Array.Sort(times);
        return new Replicate(
            replication,
            new Dictionary<MeasureKey, double>
            {
                [new("latencyMeanMs")] = mean,
                [new("latencyP95Ms")] = times[(int)(customers * 0.95)],
                [new("latencyP99Ms")] = times[(int)(customers * 0.99)],
            },
            [],
            customers
        );
    }
}
