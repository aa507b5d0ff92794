using Sim.Core.Models.Platform;
using Sim.Core.Models.Telemetry;
using Sim.Core.Quantities;
using Sim.Core.Statistics.Queues;

namespace Sim.Core.Traffic.Flow;

/// <summary>
/// The pods of one pool as fluids that are alike: CPU or slots, whichever are scarcer, make the queue.
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
internal sealed class PoolStation(
    PoolSpec pool,
    ServiceSpec service,
    int dispatchers,
    UpstreamBalancing balancing = UpstreamBalancing.RoundRobin,
    int balancers = 1
)
{
    /// <summary>Beyond this utilization what balancers know makes no further difference.</summary>
    private const double MostLoad = 0.99;

    private readonly FluidStation _pod = new();
    private readonly bool _cpuBinds = pool.CpuBinds(service);
    private readonly int _servers = pool.ServersOfPod(service);
    private readonly SimDuration _cpu = service.Cpu * pool.CpuStretch(service);
    private int _pods;

    public double CpuUtilization { get; private set; }

    public double ConcurrencyUtilization { get; private set; }

    /// <summary>Share of arrivals refused in the last step.</summary>
    public double RefusedShare { get; private set; }

    public StationWait Wait { get; private set; }

    public double Arrivals { get; private set; }

    /// <summary>Pods that the arrivals of the last step would fill to 100 %.</summary>
    public double PodsNeeded => Arrivals / pool.CapacityOfPod(service).PerSecond;

    private SimDuration Served => _cpuBinds ? _cpu : _cpu + service.Wait;

    public void Advance(double arrivals, int pods, SimDuration step)
    {
        if (pods > 0 && _pods > 0 && pods != _pods)
        {
            _pod.Scale(_pods / (double)pods);
        }
        Arrivals = arrivals;
        _pods = pods;
        double perPod = pods > 0 ? arrivals / pods : arrivals;
        double load = perPod * Served.TotalSeconds / _servers;
        // What waits after its CPU time takes a place, but no core.
        double outside = _cpuBinds ? Math.Min(1, load) * _servers / Served.TotalSeconds * service.Wait.TotalSeconds : 0;
        StationStep result = _pod.Advance(
            perPod,
            pods > 0 ? _servers : 0,
            Served,
            Variability(load),
            Math.Max(_servers + 1, pool.PlacesOfPod - outside),
            step
        );
        RefusedShare = result.RefusedShare;
        Wait = result.Wait;
        double departures = Math.Max(0, result.Departures);
        CpuUtilization =
            pods > 0 ? Math.Min(1, departures * service.Cpu.TotalSeconds / pool.PodCpu)
            : arrivals > 0 ? 1
            : 0;
        double inside = _pod.Occupancy + (_cpuBinds ? departures * service.Wait.TotalSeconds : 0);
        ConcurrencyUtilization =
            pods > 0 ? Math.Min(1, inside / pool.Concurrency)
            : arrivals > 0 ? 1
            : 0;
    }

    /// <summary>Adds what a request meets inside the pool.</summary>
    public void AddTo(SojournDistribution sojourn)
    {
        sojourn.AddConstant(service.Wait);
        sojourn.AddExponential(_cpu, 1);
        sojourn.AddWait(Wait);
    }

    public PoolLoad ToLoad() =>
        new(
            Arrivals,
            _pods > 0 ? Arrivals / _pods : 0,
            CpuUtilization,
            service.Cpu + service.Wait + Wait.Expected,
            RefusedShare
        );

    /// <summary>The factor of Allen and Cunneen: CPU time is exponential, the wait after it is fixed.</summary>
    private double Variability(double load)
    {
        double fraction = _cpuBinds ? 1 : service.Cpu / (service.Cpu + service.Wait);
        if (dispatchers == 0 || _pods == 0)
        {
            return (1 + (fraction * fraction)) / 2;
        }
        if (balancing == UpstreamBalancing.RoundRobin)
        {
            return (RoundRobinSplit.ArrivalVariability(_pods, dispatchers, load) + (fraction * fraction)) / 2;
        }
        return (1 + (fraction * fraction)) / 2 * WaitFactor(load);
    }

    private double WaitFactor(double load)
    {
        if (balancing == UpstreamBalancing.LeastConnections)
        {
            double outside = _cpuBinds ? _servers * (service.Wait / _cpu) : 0;
            return LeastConnectionsSplit.WaitFactor(_pods, _servers, dispatchers, outside, load);
        }
        double rho = Math.Min(load, MostLoad);
        double wait = ErlangC.Wait(_servers, _servers * rho) * Served.TotalSeconds / (_servers * (1 - rho));
        return EwmaSplit.WaitFactor(_pods, balancers, rho, wait);
    }
}
