using Sim.Core.Quantities;
using Sim.Core.Scaling;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Import.Kubernetes;

/// <summary>What an autoscaler's target says of its pods.</summary>
public sealed record WorkloadManifest
{
    /// <summary>Deployment or StatefulSet.</summary>
    public required string Kind { get; init; }

    /// <summary><c>metadata.name</c>; empty when the manifest has none.</summary>
    public required string Name { get; init; }

    /// <summary><c>metadata.namespace</c>; null when the manifest does not say.</summary>
    public string? Namespace { get; init; }

    /// <summary><c>spec.replicas</c>; null when the manifest does not say.</summary>
    public int? Replicas { get; init; }

    /// <summary>Sum of the containers' CPU requests in thousandths of a core; null when one requests none.</summary>
    public long? CpuRequestMilli { get; init; }

    /// <summary>Sum of the containers' CPU limits in thousandths of a core; null when one has none.</summary>
    public long? CpuLimitMilli { get; init; }

    /// <summary>Sum of the containers' memory requests; null when one requests none.</summary>
    public ByteSize? MemoryRequest { get; init; }

    /// <summary>Labels of its pods, by which budgets choose them.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> PodLabels { get; init; } = [];

    /// <summary>When its pods take traffic; of several containers the slowest. Null: as soon as they run.</summary>
    public ProbeManifest? ReadinessProbe { get; init; }

    /// <summary>Before it has succeeded no other probe is made; of several containers the slowest.</summary>
    public ProbeManifest? StartupProbe { get; init; }

    /// <summary>
    /// <c>strategy.rollingUpdate.maxSurge</c> of a Deployment. Null: it does not say (25 % for the API server), or it
    /// is not updated in turn.
    /// </summary>
    public CountOrPercent? MaxSurge { get; init; }

    /// <summary><c>strategy.rollingUpdate.maxUnavailable</c>. Null as <see cref="MaxSurge"/>.</summary>
    public CountOrPercent? MaxUnavailable { get; init; }

    /// <summary>Whether all pods are stopped before new ones start (strategy <c>Recreate</c>).</summary>
    public bool IsRecreated { get; init; }

    /// <summary><c>minReadySeconds</c>. Default 0 s.</summary>
    public SimDuration MinReady { get; init; }

    /// <summary>
    /// <c>progressDeadlineSeconds</c>; null when the manifest does not say (600 s for the API server).
    /// </summary>
    public SimDuration? ProgressDeadline { get; init; }

    /// <summary><c>terminationGracePeriodSeconds</c>. Default 30 s, that of the API server.</summary>
    public SimDuration GracePeriod { get; init; } = SimDuration.FromSeconds(30);

    /// <summary>How long the preStop hook sleeps, the longest of the containers; null: it does not.</summary>
    public SimDuration? PreStopSleep { get; init; }

    /// <summary>Where it begins; null: it was not read from a file.</summary>
    public Location? Location { get; init; }
}
