using Sim.Core.Models.Platform;
using Sim.Core.Models.Telemetry;
using Sim.Core.Quantities;
using Sim.Core.Statistics.Queues;

namespace Sim.Core.Traffic.Flow;

/// <summary>
/// The pods of one pool as fluids that are alike: CPU, slots or connections to a data store, whichever are scarcest,
/// make the queue.
/// </summary>
/// <remarks>
/// Each pod has its own queue, before its own cores; a request that has been sent to one does not go to another that is
/// free. What the pods hold together stays the same when their number changes.
/// </remarks>
/// <param name="pool">What a pod is.</param>
/// <param name="service">What requests ask for.</param>
/// <param name="dispatchers">
/// Workers that deal requests out, each on its own; 0: every request goes to any pod.
/// </param>
/// <param name="balancing">How these workers choose.</param>
/// <param name="balancers">Blades whose workers share what they know of response times.</param>
/// <param name="stores">Data stores that requests ask, prepared for the step by who advances this; null: none.</param>
internal sealed class PoolStation(
    PoolSpec pool,
    ServiceSpec service,
    int dispatchers,
    UpstreamBalancing balancing = UpstreamBalancing.RoundRobin,
    int balancers = 1,
    StoreStations? stores = null
)
{
    /// <summary>Beyond this utilization what balancers know makes no further difference.</summary>
    private const double MostLoad = 0.99;

    private const int CoresKind = 0;
    private const int SlotsKind = 1;
    private const int FirstConnectionsKind = 2;

    private readonly FluidStation _pod = new();
    private readonly SimDuration _cpu = service.Cpu * CpuStretch(pool, service, stores is not null);
    private PodServers _scarcest = ServersOf(pool, service, 1);
    private double _departures;
    private int _pods;

    public double CpuUtilization { get; private set; }

    public double ConcurrencyUtilization { get; private set; }

    /// <summary>Share of arrivals refused in the last step.</summary>
    public double RefusedShare { get; private set; }

    public StationWait Wait { get; private set; }

    public double Arrivals { get; private set; }

    /// <summary>Pods that the arrivals of the last step would fill to 100 %.</summary>
    public double PodsNeeded =>
        stores is null ? Arrivals / pool.CapacityOfPod(service).PerSecond : Arrivals * _scarcest.SecondsPerServer;

    /// <summary>CPU time of a request, in that of warm pods, 1 or more.</summary>
    public double Slowness
    {
        get;
        set
        {
            field = value;
            _scarcest = stores is null ? ServersOf(pool, service, value) : _scarcest;
        }
    } = 1;

    private SimDuration Cpu => Slowness > 1 ? _cpu * Slowness : _cpu;

    /// <param name="arrivals">Requests per second.</param>
    /// <param name="pods">Pods that work.</param>
    /// <param name="step">Length of the step.</param>
    /// <param name="killAfter">What pods that have left have to finish; null: as long as they need.</param>
    public void Advance(double arrivals, int pods, SimDuration step, SimDuration? killAfter = null)
    {
        double killed = Lose(pods, killAfter);
        if (stores is not null)
        {
            Queue(Scarcest(stores));
        }
        Arrivals = arrivals;
        _pods = pods;
        double perPod = pods > 0 ? arrivals / pods : arrivals;
        PodServers scarcest = _scarcest;
        double load = perPod * scarcest.Served.TotalSeconds / scarcest.Servers;
        // What waits after its CPU time takes a place, but no core.
        double served = Math.Min(1, load) * scarcest.Servers / scarcest.Served.TotalSeconds;
        StationStep result = _pod.Advance(
            perPod,
            pods > 0 ? scarcest.Servers : 0,
            scarcest.Served,
            Variability(load),
            Math.Max(scarcest.Servers + 1, pool.PlacesOfPod - (served * scarcest.OutsideSeconds)),
            step
        );
        RefusedShare =
            killed > 0 && arrivals > 0 && pods > 0
                ? Math.Min(1, result.RefusedShare + (killed / step.TotalSeconds / arrivals))
                : result.RefusedShare;
        Wait = result.Wait;
        double departures = Math.Max(0, result.Departures);
        _departures = departures;
        CpuUtilization =
            pods > 0 ? Math.Min(1, departures * Slowness * service.Cpu.TotalSeconds / pool.PodCpu)
            : arrivals > 0 ? 1
            : 0;
        double inside = _pod.Occupancy + (departures * scarcest.OutsideSeconds);
        ConcurrencyUtilization =
            pods > 0 ? Math.Min(1, inside / pool.Concurrency)
            : arrivals > 0 ? 1
            : 0;
    }

    /// <summary>Adds what a request meets inside the pool.</summary>
    public void AddTo(SojournDistribution sojourn)
    {
        sojourn.AddConstant(service.Wait);
        sojourn.AddExponential(Cpu, 1);
        sojourn.AddWait(Wait);
        stores?.AddTo(sojourn);
    }

    public PoolLoad ToLoad() =>
        new(
            Arrivals,
            _pods > 0 ? Arrivals / _pods : 0,
            CpuUtilization,
            (Slowness > 1 ? service.Cpu * Slowness : service.Cpu)
                + service.Wait
                + SimDuration.FromSeconds(stores?.MeanSeconds ?? 0)
                + Wait.Expected,
            RefusedShare
        );

    /// <summary>Takes leave of pods.</summary>
    /// <returns>Requests that are killed with them.</returns>
    private double Lose(int pods, SimDuration? killAfter)
    {
        (double queued, double outside) = killAfter is { } left && pods < _pods ? UnfinishedAfter(left) : default;
        if (pods > 0 && _pods > 0 && pods != _pods)
        {
            double held = _pods * _pod.Occupancy;
            double kept = queued > 0 ? 1 - (Math.Max(0, _pods - pods) * queued / held) : 1;
            _pod.Scale(Math.Max(1e-12, kept * _pods / pods));
            _departures *= _pods / (double)pods;
        }
        return Math.Max(0, _pods - pods) * (queued + outside);
    }

    /// <summary>
    /// Requests in a pod that it does not finish in a time when nothing more comes: in its queue, and after their CPU
    /// time.
    /// </summary>
    private (double Queued, double Outside) UnfinishedAfter(SimDuration left)
    {
        double worked = left / _scarcest.Served * _scarcest.Servers;
        double inside = Math.Max(0, _pod.Occupancy - worked);
        // What waits after its CPU time was begun evenly over that wait.
        double wait = _scarcest.OutsideSeconds - left.TotalSeconds;
        double outside =
            wait > 0 && _pods > 0
                ? Math.Min(Arrivals / _pods, _scarcest.Servers / _scarcest.Served.TotalSeconds) * wait
                : 0;
        return (inside, outside);
    }

    /// <summary>
    /// The factor of Allen and Cunneen: CPU time is exponential, the wait after it is fixed. At most what the law of
    /// the station takes.
    /// </summary>
    private double Variability(double load) => Math.Min(StationaryOccupancy.MostVariability, FactorOf(load));

    private double FactorOf(double load)
    {
        double ofService = _scarcest.Variability;
        if (dispatchers == 0 || _pods == 0)
        {
            return (1 + ofService) / 2;
        }
        if (balancing == UpstreamBalancing.RoundRobin)
        {
            return (RoundRobinSplit.ArrivalVariability(_pods, dispatchers, load) + ofService) / 2;
        }
        return (1 + ofService) / 2 * WaitFactor(load);
    }

    private double WaitFactor(double load)
    {
        int servers = _scarcest.Servers;
        double served = _scarcest.Served.TotalSeconds;
        if (balancing == UpstreamBalancing.LeastConnections)
        {
            // Calls side by side hold more time than passes.
            double outside = servers * (Math.Max(0, _scarcest.OutsideSeconds) / served);
            return LeastConnectionsSplit.WaitFactor(_pods, servers, dispatchers, outside, load);
        }
        double rho = Math.Min(load, MostLoad);
        double wait = ErlangC.Wait(servers, servers * rho) * served / (servers * (1 - rho));
        return EwmaSplit.WaitFactor(_pods, balancers, rho, wait);
    }

    /// <summary>Without data stores the scarcest changes only with how slow cold pods are.</summary>
    private static PodServers ServersOf(PoolSpec pool, ServiceSpec service, double slowness)
    {
        SimDuration cpu = service.Cpu * pool.CpuStretch(service);
        cpu = slowness > 1 ? cpu * slowness : cpu;
        double fraction = service.Cpu / (service.Cpu + service.Wait);
        return pool.CpuBinds(service)
            ? new PodServers(CoresKind, pool.Cores, cpu, service.Wait.TotalSeconds, 1)
            : new PodServers(SlotsKind, pool.Concurrency, cpu + service.Wait, 0, fraction * fraction);
    }

    private static double CpuStretch(PoolSpec pool, ServiceSpec service, bool hasStores) =>
        hasStores ? pool.Cores / pool.PodCpu : pool.CpuStretch(service);

    /// <summary>With data stores it changes with the time that calls take.</summary>
    private PodServers Scarcest(StoreStations calls)
    {
        double cpu = Cpu.TotalSeconds;
        double all = cpu + service.Wait.TotalSeconds + calls.MeanSeconds;
        double slots = ((cpu * cpu) + calls.Variance) / (all * all);
        var scarcest = new PodServers(CoresKind, pool.Cores, Cpu, all - cpu, 1);
        Compare(SlotsKind, pool.Concurrency, all, slots);
        for (int use = 0; use < calls.Links.Count; use++)
        {
            (double held, double variance) = calls.HeldOf(use);
            if (held > 0)
            {
                Compare(FirstConnectionsKind + use, calls.Links[use].Use.Connections, held, variance / (held * held));
            }
        }
        return scarcest;

        void Compare(int kind, int servers, double seconds, double variability)
        {
            var other = new PodServers(kind, servers, SimDuration.FromSeconds(seconds), all - seconds, variability);
            if (other.SecondsPerServer > scarcest.SecondsPerServer)
            {
                scarcest = other;
            }
        }
    }

    /// <summary>What is in the pods stays there when something else becomes the scarcest.</summary>
    private void Queue(in PodServers next)
    {
        if (next.Kind != _scarcest.Kind && _pod.Occupancy > 0)
        {
            double inside = _pod.Occupancy + (_departures * _scarcest.OutsideSeconds);
            double occupancy = inside - (_departures * next.OutsideSeconds);
            if (occupancy > 0)
            {
                _pod.Scale(occupancy / _pod.Occupancy);
            }
        }
        _scarcest = next;
    }
}
