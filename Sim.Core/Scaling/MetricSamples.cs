namespace Sim.Core.Scaling;

/// <summary>What the metrics API answered for one metric.</summary>
public sealed record MetricSamples
{
    /// <summary>The metric's <see cref="MetricSpec.Id"/> or plain name.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// For Resource, ContainerResource and Pods: the reading of each pod of the observation, by index; null or beyond
    /// the end: none.
    /// </summary>
    public ReadOnlyMemory<MetricReading?> PerPod { get; init; }

    /// <summary>
    /// Readings of pods that the observation does not list. The controller counts them, except in a utilization.
    /// </summary>
    public ReadOnlyMemory<MetricReading> OtherPods { get; init; }

    /// <summary>
    /// For Utilization: what each pod requests, in thousandths, summed over its containers (or of the one container);
    /// null or beyond the end: a container states no request, which is an error of the metric.
    /// </summary>
    public ReadOnlyMemory<long?> RequestsMilli { get; init; }

    /// <summary>For Object (the first counts) and External (the sum counts): values in thousandths.</summary>
    public ReadOnlyMemory<long> LevelsMilli { get; init; }

    /// <summary>Why the API gave no answer; null when it did.</summary>
    public string? Error { get; init; }
}
