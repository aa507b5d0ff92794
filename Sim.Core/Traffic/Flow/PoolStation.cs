using Sim.Core.Models.Platform;
using Sim.Core.Models.Telemetry;
using Sim.Core.Quantities;

namespace Sim.Core.Traffic.Flow;

/// <summary>The pods of one pool as a fluid: CPU and concurrency, whichever is scarcer, make the queue.</summary>
/// <remarks>
/// Pods whose balancer knows how busy they are share one queue. Where the last choice among them is made at random,
/// each has a queue of its own and its part of the arrivals: the station is one of them then.
/// </remarks>
/// <param name="apart">Each pod has a queue of its own.</param>
internal sealed class PoolStation(PoolSpec pool, ServiceSpec service, bool apart = false)
{
    /// <summary>
    /// A station has no more servers; beyond, fewer and faster ones stand for them: so many hardly ever queue.
    /// </summary>
    private const int MostServers = 1_000_000;

    private readonly FluidStation _station = new();
    private int _pods;
    private int _queues = 1;

    public double CpuUtilization { get; private set; }

    public double ConcurrencyUtilization { get; private set; }

    /// <summary>Share of arrivals refused in the last step.</summary>
    public double RefusedShare { get; private set; }

    public StationWait Wait { get; private set; }

    public double Arrivals { get; private set; }

    /// <summary>Pods that the arrivals of the last step would fill to 100 %.</summary>
    public double PodsNeeded => Arrivals / pool.CapacityOfPod(service).PerSecond;

    public void Advance(double arrivals, int pods, SimDuration step)
    {
        int queues = apart ? Math.Max(1, pods) : 1;
        if (queues != _queues)
        {
            _station.Rescale(_queues / (double)queues);
            _queues = queues;
        }
        AdvanceQueue(arrivals / queues, apart ? Math.Min(1, pods) : pods, step);
        Arrivals = arrivals;
        _pods = pods;
    }

    /// <summary>One queue with its part of the arrivals and of the pods.</summary>
    private void AdvanceQueue(double arrivals, int pods, SimDuration step)
    {
        double cores = pods * pool.PodCpu;
        double slots = (double)pods * pool.Concurrency;
        SimDuration hold = service.Cpu + service.Wait;
        bool cpuBinds = cores / service.Cpu.TotalSeconds <= slots / hold.TotalSeconds;
        double places = (double)pods * (pool.Concurrency + pool.Backlog);
        StationStep result;
        if (cpuBinds)
        {
            // Fractional cores: whole servers of the speed that keeps the capacity.
            int servers = pods == 0 ? 0 : (int)Math.Clamp(cores, 1, MostServers);
            SimDuration served = pods == 0 ? service.Cpu : Faster(service.Cpu, servers / cores);
            double waiting = Math.Min(arrivals, cores / service.Cpu.TotalSeconds) * service.Wait.TotalSeconds;
            result = _station.Advance(arrivals, servers, served, 1, Math.Max(servers + 1, places - waiting), step);
        }
        else
        {
            int servers = (int)Math.Min(slots, MostServers);
            result = _station.Advance(arrivals, servers, Faster(hold, servers / slots), 1, places, step);
        }
        RefusedShare = result.RefusedShare;
        Wait = result.Wait;
        double departures = Math.Max(0, result.Departures);
        CpuUtilization =
            cores > 0 ? Math.Min(1, departures * service.Cpu.TotalSeconds / cores)
            : arrivals > 0 ? 1
            : 0;
        double outside = cpuBinds
            ? service.Wait.TotalSeconds
            : hold.TotalSeconds * (1 - Math.Min(1, MostServers / slots));
        double inside = _station.Occupancy + (departures * outside);
        ConcurrencyUtilization =
            slots > 0 ? Math.Min(1, inside / slots)
            : arrivals > 0 ? 1
            : 0;
    }

    private static SimDuration Faster(SimDuration served, double factor) =>
        SimDuration.Max(served * factor, new SimDuration(1));

    /// <summary>Adds what a request meets inside the pool.</summary>
    public void AddTo(SojournDistribution sojourn)
    {
        sojourn.AddConstant(service.Wait);
        sojourn.AddExponential(service.Cpu, 1);
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
}
