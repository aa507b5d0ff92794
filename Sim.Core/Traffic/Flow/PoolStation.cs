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
/// free. What the pods hold together stays the same when their number changes, but for what is killed with those that
/// leave.
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

    /// <summary>CPU time of a request, in that of warm pods, 1 or more.</summary>
    public double Slowness { get; set; } = 1;

    private SimDuration Cpu => Slowness > 1 ? _cpu * Slowness : _cpu;

    private SimDuration Served => _cpuBinds ? Cpu : Cpu + service.Wait;

    /// <param name="arrivals">Requests per second.</param>
    /// <param name="pods">Pods that work.</param>
    /// <param name="step">Length of the step.</param>
    /// <param name="killAfter">What pods that have left have to finish; null: as long as they need.</param>
    public void Advance(double arrivals, int pods, SimDuration step, SimDuration? killAfter = null)
    {
        (double queued, double outsideCpu) = killAfter is { } left && pods < _pods ? UnfinishedAfter(left) : default;
        double killed = Math.Max(0, _pods - pods) * (queued + outsideCpu);
        if (pods > 0 && _pods > 0 && pods != _pods)
        {
            double held = _pods * _pod.Occupancy;
            double kept = queued > 0 ? 1 - (Math.Max(0, _pods - pods) * queued / held) : 1;
            _pod.Scale(Math.Max(1e-12, kept * _pods / pods));
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
        RefusedShare =
            killed > 0 && arrivals > 0 && pods > 0
                ? Math.Min(1, result.RefusedShare + (killed / step.TotalSeconds / arrivals))
                : result.RefusedShare;
        Wait = result.Wait;
        double departures = Math.Max(0, result.Departures);
        CpuUtilization =
            pods > 0 ? Math.Min(1, departures * Slowness * service.Cpu.TotalSeconds / pool.PodCpu)
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
        sojourn.AddExponential(Cpu, 1);
        sojourn.AddWait(Wait);
    }

    public PoolLoad ToLoad() =>
        new(
            Arrivals,
            _pods > 0 ? Arrivals / _pods : 0,
            CpuUtilization,
            (Slowness > 1 ? service.Cpu * Slowness : service.Cpu) + service.Wait + Wait.Expected,
            RefusedShare
        );

    /// <summary>
    /// Requests in a pod that it does not finish in a time when nothing more comes: in its queue, and after their CPU
    /// time.
    /// </summary>
    private (double Queued, double Outside) UnfinishedAfter(SimDuration left)
    {
        double worked = left / Served * _servers;
        double inside = Math.Max(0, _pod.Occupancy - worked);
        // What waits after its CPU time was begun evenly over that wait.
        double outside =
            _cpuBinds && left < service.Wait && _pods > 0
                ? Math.Min(Arrivals / _pods, _servers / Served.TotalSeconds) * (service.Wait - left).TotalSeconds
                : 0;
        return (inside, outside);
    }

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
