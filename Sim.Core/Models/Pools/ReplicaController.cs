using Sim.Core.Models.Platform;
using Sim.Core.Models.Telemetry;
using Sim.Core.Quantities;
using Sim.Core.Scaling;

namespace Sim.Core.Models.Pools;

/// <summary>The autoscaler of a pool with its metrics pipeline and its memory.</summary>
internal sealed class ReplicaController(PoolSpec pool)
{
    private readonly PodMetrics _metrics = new(pool);
    private HpaState _memory;

    /// <summary>
    /// Null: the number of pods is fixed. A new one holds from the next decision on; the memory stays.
    /// </summary>
    public HpaSpec? Spec { get; set; } = pool.Autoscaler;

    /// <summary>Between two ticks; there is one as long as there are ticks.</summary>
    public SimDuration SyncPeriod => Spec!.Controller.SyncPeriod;

    /// <summary>From a tick to the first sample that is exactly as old as the pipeline makes it at a tick.</summary>
    public SimDuration SampleAhead
    {
        get
        {
            SimDuration ahead = new(-pool.MetricsLag.Nanoseconds % SyncPeriod.Nanoseconds);
            return ahead < SimDuration.Zero ? ahead + SyncPeriod : ahead;
        }
    }

    /// <param name="isDark">
    /// A region that lets nothing through has no metrics either: the controller then changes nothing.
    /// </param>
    public void Sample(SimTime now, bool isDark, in PoolLoad load, int endpoints, int ready)
    {
        if (isDark)
        {
            _metrics.Miss(now);
            return;
        }
        _metrics.Take(now, load, endpoints, ready);
    }

    /// <summary>One tick.</summary>
    /// <param name="now">When.</param>
    /// <param name="wanted">Pods that were asked for last.</param>
    /// <param name="ready">Pods that are ready.</param>
    /// <param name="pods">All pods.</param>
    /// <param name="origin">What new pods are there for.</param>
    public HpaDecision Decide(SimTime now, int wanted, int ready, int pods, out PodOrigin origin)
    {
        HpaObservation observation = _metrics.Observe(now, Spec!, wanted, ready, pods);
        origin = new PodOrigin(now, _metrics.SeenAt, wanted);
        return HorizontalPodAutoscaler.Decide(Spec!, in observation, ref _memory);
    }
}
