using Sim.Core.Models.Faults;
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
/// Workers that deal requests out in turn, each on its own; 0: every request goes to any pod.
/// </param>
/// <param name="stores">Data stores that requests ask; null: none.</param>
internal sealed class PoolStation(PoolSpec pool, ServiceSpec service, int dispatchers, StoreStations? stores = null)
{
    private const int CoresKind = 0;
    private const int SlotsKind = 1;
    private const int FirstConnectionsKind = 2;

    private readonly FluidStation _pod = new();
    private readonly SimDuration _cpu = service.Cpu * CpuStretch(pool, service, stores is not null);
    private PodServers _scarcest = ServersOf(pool, service);
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
        stores is null
            ? Arrivals / pool.CapacityOfPod(service).PerSecond
            : Arrivals * _scarcest.SecondsPerServer * (_scarcest.Kind == CoresKind ? pool.Cores / pool.PodCpu : 1);

    /// <summary>Share of what the pods take that fails because of a data store: with an error, and too late.</summary>
    public (double Errors, double Timeouts) StoreFailures =>
        stores is null ? default : (stores.ErrorShare, stores.TimeoutShare);

    /// <summary>Mean time of a request in its calls to data stores.</summary>
    public SimDuration StoreTime => stores is null ? SimDuration.Zero : SimDuration.FromSeconds(stores.MeanSeconds);

    /// <param name="arrivals">Requests per second.</param>
    /// <param name="pods">Pods that serve.</param>
    /// <param name="step">Length of the step.</param>
    /// <param name="faults">What data stores do to calls, by store.</param>
    public void Advance(double arrivals, int pods, SimDuration step, Impairment[]? faults = null)
    {
        if (pods > 0 && _pods > 0 && pods != _pods)
        {
            _pod.Scale(_pods / (double)pods);
            _departures *= _pods / (double)pods;
        }
        if (stores is not null)
        {
            stores.Prepare(arrivals * (1 - RefusedShare), step, faults ?? []);
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
        RefusedShare = result.RefusedShare;
        Wait = result.Wait;
        double departures = Math.Max(0, result.Departures);
        _departures = departures;
        CpuUtilization =
            pods > 0 ? Math.Min(1, departures * service.Cpu.TotalSeconds / pool.PodCpu)
            : arrivals > 0 ? 1
            : 0;
        double inside = _pod.Occupancy + (departures * scarcest.OutsideSeconds);
        ConcurrencyUtilization =
            pods > 0 ? Math.Min(1, inside / pool.Concurrency)
            : arrivals > 0 ? 1
            : 0;
        stores?.Settle(arrivals * (1 - RefusedShare), step);
    }

    /// <summary>Adds what a request meets inside the pool.</summary>
    public void AddTo(SojournDistribution sojourn)
    {
        sojourn.AddConstant(service.Wait);
        sojourn.AddExponential(_cpu, 1);
        sojourn.AddWait(Wait);
        stores?.AddTo(sojourn);
    }

    public PoolLoad ToLoad() =>
        new(
            Arrivals,
            _pods > 0 ? Arrivals / _pods : 0,
            CpuUtilization,
            service.Cpu + service.Wait + StoreTime + Wait.Expected,
            RefusedShare
        );

    public void WriteStoresTo(TelemetryBoard board, int index) => stores?.WriteTo(board, index);

    /// <summary>The factor of Allen and Cunneen: CPU time is exponential, the wait after it is fixed.</summary>
    private double Variability(double load)
    {
        double arrivals =
            dispatchers > 0 && _pods > 0 ? RoundRobinSplit.ArrivalVariability(_pods, dispatchers, load) : 1;
        return (arrivals + _scarcest.Variability) / 2;
    }

    /// <summary>Without data stores the scarcest is the same for ever.</summary>
    private static PodServers ServersOf(PoolSpec pool, ServiceSpec service)
    {
        SimDuration cpu = service.Cpu * pool.CpuStretch(service);
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
        double cpu = _cpu.TotalSeconds;
        double all = cpu + service.Wait.TotalSeconds + calls.MeanSeconds;
        double slots = ((cpu * cpu) + calls.Variance) / (all * all);
        var scarcest = new PodServers(CoresKind, pool.Cores, _cpu, all - cpu, 1);
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
