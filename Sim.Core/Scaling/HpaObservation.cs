using Sim.Core.Quantities;

namespace Sim.Core.Scaling;

/// <summary>What the controller sees when it decides.</summary>
public readonly record struct HpaObservation
{
    private static readonly SimTime s_longAgo = SimTime.Zero - SimDuration.FromHours(24 * 365);

    public required SimTime Now { get; init; }

    /// <summary><c>spec.replicas</c> of the target: how many were asked for, not how many run.</summary>
    public required int CurrentReplicas { get; init; }

    /// <summary><c>status.replicas</c> of the target; null: the same as <see cref="CurrentReplicas"/>.</summary>
    public int? StatusReplicas { get; init; }

    /// <summary>Every pod that the target's selector matches.</summary>
    public ReadOnlyMemory<PodSample> Pods { get; init; }

    /// <summary>Found by name; a metric without an entry fails as if its API were empty.</summary>
    public IReadOnlyList<MetricSamples> Metrics { get; init; }

    /// <summary>
    /// Pods that differ only in being ready: an observation of constant size, with the decision of the full list.
    /// </summary>
    /// <param name="readyPods">Running and ready for longer than every initialization period.</param>
    /// <param name="unreadyPods">Pending: not scheduled, or not started.</param>
    /// <param name="metrics">Read by each ready pod just now; pending pods have no reading.</param>
    public static HpaObservation ForUniformPods(
        SimTime now,
        int replicas,
        int readyPods,
        int unreadyPods,
        params ReadOnlySpan<UniformMetric> metrics
    )
    {
        MetricSamples[] samples = new MetricSamples[metrics.Length];
        for (int i = 0; i < metrics.Length; i++)
        {
            UniformMetric metric = metrics[i];
            samples[i] = new MetricSamples
            {
                Name = metric.Name,
                PerPod = new MetricReading?[] { new MetricReading(metric.Milli, now, SimDuration.Zero), null },
                RequestsMilli = new[] { metric.RequestMilli, metric.RequestMilli },
                LevelsMilli = new[] { metric.Milli },
            };
        }
        return new HpaObservation
        {
            Now = now,
            CurrentReplicas = replicas,
            Pods = new[]
            {
                new PodSample(PodPhase.Running, true, s_longAgo, s_longAgo, Count: readyPods),
                new PodSample(PodPhase.Pending, Count: unreadyPods),
            },
            Metrics = samples,
        };
    }
}
