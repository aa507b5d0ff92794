using Sim.Core.Quantities;

namespace Sim.Core.Statistics.Queues;

/// <summary>What a queue does in the long run, by a closed form: the shape that all models share.</summary>
/// <remarks>
/// <para>
/// Numbers are means over time, probabilities and times means over the customers that are admitted; Little's law
/// L = lambda W joins the two. Probabilities and utilization are 0 to 1.
/// </para>
/// <para>
/// A queue whose offered load reaches its servers, and which turns nobody away, grows without end. Its measures are the
/// limits: <see cref="IsStable"/> is false, utilization and <see cref="WaitProbability"/> are 1, the throughput is what
/// the servers can do, numbers are infinite and times <see cref="SimDuration.MaxValue"/>. Times are rounded to
/// nanoseconds, and those beyond 292 years are <see cref="SimDuration.MaxValue"/> too.
/// </para>
/// </remarks>
public abstract class StationaryQueue
{
    /// <param name="arrivals">Offered customers per second, finite, 0 or more.</param>
    /// <param name="service">Mean service time, more than 0.</param>
    /// <param name="servers">1 to 1,000,000.</param>
    private protected StationaryQueue(RequestRate arrivals, SimDuration service, int servers)
    {
        if (!(arrivals.PerSecond >= 0 && double.IsFinite(arrivals.PerSecond)))
        {
            throw new ArgumentOutOfRangeException(
                nameof(arrivals),
                arrivals,
                "A finite rate of 0 or more is expected."
            );
        }
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(service.Nanoseconds, nameof(service));
        ErlangB.ThrowIfNoServers(servers);
        Arrivals = arrivals;
        Service = service;
        Servers = servers;
        OfferedLoad = arrivals.PerSecond * service.TotalSeconds;
    }

    /// <summary>Offered customers per second, those that are turned away included.</summary>
    public RequestRate Arrivals { get; }

    /// <summary>Mean service time.</summary>
    public SimDuration Service { get; }

    /// <summary>Equal servers that work side by side.</summary>
    public int Servers { get; }

    /// <summary>
    /// Arrivals times mean service time, in erlangs: the servers that would be busy if there were enough.
    /// </summary>
    public double OfferedLoad { get; }

    /// <summary>Whether there is a stationary state.</summary>
    public virtual bool IsStable => OfferedLoad < Servers;

    /// <summary>Mean share of the servers that are busy.</summary>
    public virtual double Utilization => Math.Min(1, OfferedLoad / Servers);

    /// <summary>Probability that an arrival is turned away.</summary>
    public virtual double LossProbability => 0;

    /// <summary>Probability that an admitted arrival has to wait.</summary>
    public abstract double WaitProbability { get; }

    /// <summary>Mean number of customers that wait, those in service aside; Lq.</summary>
    public abstract double MeanNumberInQueue { get; }

    /// <summary>Mean number of customers that wait or are served; L.</summary>
    public double MeanNumberInSystem => MeanNumberInQueue + (Servers * Utilization);

    /// <summary>Customers served per second.</summary>
    public RequestRate Throughput => new(Servers * Utilization / Service.TotalSeconds);

    /// <summary>Mean time from arrival to the begin of service; Wq.</summary>
    public SimDuration MeanWait => Time(MeanWaitSeconds);

    /// <summary>Mean time from arrival to departure; W.</summary>
    public SimDuration MeanSojourn => Time(MeanWaitSeconds + Service.TotalSeconds);

    /// <summary>Little's law; nobody waits where nobody comes.</summary>
    private double MeanWaitSeconds => Throughput > RequestRate.Zero ? MeanNumberInQueue / Throughput.PerSecond : 0;

    /// <summary>A time that ends at the range of <see cref="SimDuration"/>.</summary>
    internal static SimDuration Time(double seconds) =>
        seconds < SimDuration.MaxValue.TotalSeconds ? SimDuration.FromSeconds(seconds) : SimDuration.MaxValue;
}
