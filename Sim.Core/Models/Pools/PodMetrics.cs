using Sim.Core.Models.Platform;
using Sim.Core.Models.Telemetry;
using Sim.Core.Quantities;
using Sim.Core.Scaling;

namespace Sim.Core.Models.Pools;

/// <summary>
/// The metrics pipeline between a pool and its autoscaler: readings of pods, as old as the pipeline makes them.
/// </summary>
/// <remarks>
/// CPU is read as the pods' utilization, memory as none, every other metric as requests per second: of a pod for Pods,
/// of the pool for Object and External. Assumptions. A pod that has become ready since the sample was taken has no
/// reading yet; one that is ejected reads as idle.
/// </remarks>
internal sealed class PodMetrics(PoolSpec pool)
{
    /// <summary>
    /// All pods have run for longer than every initialization period of the autoscaler: an assumption.
    /// </summary>
    private static readonly SimTime s_longAgo = SimTime.Zero - SimDuration.FromHours(24);

    private const int Missing = -1;

    private readonly Queue<Sample> _samples = new();
    private readonly long _requestMilli = pool.CpuMilli;
    private Sample? _seen;

    /// <summary>When the sample was taken that was observed last; null: there was none.</summary>
    public SimTime? SeenAt => _seen?.At;

    /// <param name="now">When.</param>
    /// <param name="load">What the endpoints do; <c>default</c>: nothing has been measured yet, and no sample is
    /// taken.</param>
    /// <param name="endpoints">Pods that share the load.</param>
    /// <param name="ready">Pods that are read, the endpoints among them.</param>
    public void Take(SimTime now, in PoolLoad load, int endpoints, int ready)
    {
        if (load != default)
        {
            _samples.Enqueue(new Sample(now, load.Arrivals, load.CpuUtilization * endpoints, ready));
        }
    }

    /// <summary>The pipeline gives nothing at this time, since what it reads is out of reach.</summary>
    public void Miss(SimTime now) => _samples.Enqueue(new Sample(now, 0, 0, Missing));

    /// <summary>What the autoscaler sees.</summary>
    /// <param name="now">The time of its decision.</param>
    /// <param name="spec">The metrics that it asks for.</param>
    /// <param name="wanted">Pods that it asked for last.</param>
    /// <param name="ready">Pods that are ready now.</param>
    /// <param name="pods">All pods.</param>
    public HpaObservation Observe(SimTime now, HpaSpec spec, int wanted, int ready, int pods)
    {
        while (_samples.TryPeek(out Sample? sample) && sample.At + pool.MetricsLag <= now)
        {
            _seen = _samples.Dequeue();
        }
        _seen = _seen?.Pods == Missing ? null : _seen;
        int read = Math.Min(ready, _seen?.Pods ?? 0);
        return new HpaObservation
        {
            Now = now,
            CurrentReplicas = wanted,
            Pods = new[] { Running(read), Running(ready - read), new PodSample(PodPhase.Pending, Count: pods - ready) },
            Metrics = _seen is { } seen ? [.. spec.Metrics.Select(metric => Read(metric, seen))] : [],
        };
    }

    private static PodSample Running(int count) => new(PodPhase.Running, true, s_longAgo, s_longAgo, Count: count);

    private MetricSamples Read(MetricSpec metric, Sample sample)
    {
        bool isResource = metric.Source is MetricSourceType.Resource or MetricSourceType.ContainerResource;
        double perPod = isResource
            ? (metric.Name == "cpu" ? sample.BusyPods * _requestMilli : 0)
            : sample.Arrivals * 1_000;
        MetricReading? reading =
            sample.Pods > 0
                ? new MetricReading((long)Math.Round(perPod / sample.Pods), sample.At, SimDuration.Zero)
                : null;
        return new MetricSamples
        {
            Name = metric.Id,
            PerPod = new[] { reading, null, null },
            RequestsMilli = new long?[] { _requestMilli, _requestMilli, _requestMilli },
            LevelsMilli = new[] { (long)Math.Round(sample.Arrivals * 1_000) },
        };
    }

    /// <param name="At">When it was taken.</param>
    /// <param name="Arrivals">Requests per second at the pool.</param>
    /// <param name="BusyPods">Sum of the pods' CPU utilization.</param>
    /// <param name="Pods">Pods that were read; <see cref="Missing"/> when there was nothing to read.</param>
    private sealed record Sample(SimTime At, double Arrivals, double BusyPods, int Pods);
}
