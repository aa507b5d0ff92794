using Sim.Core.Quantities;
using Sim.Core.Scaling;
using Sim.Core.Scaling.Disruptions;
using Sim.Core.Scaling.NodeGroups;
using Sim.Core.Scaling.NodeGroups.Expanders;
using Sim.Core.Scaling.Rollouts;

namespace Sim.Core.Models.Platform;

/// <summary>Pods that answer requests.</summary>
public sealed record PoolSpec
{
    public required string Id { get; init; }

    public required GeoPoint Location { get; init; }

    /// <summary>Null: the number of pods is fixed.</summary>
    public HpaSpec? Autoscaler { get; init; }

    /// <summary>Pods at the start.</summary>
    public required int Replicas { get; init; }

    /// <summary>CPU cores of one pod.</summary>
    public required double PodCpu { get; init; }

    public required ByteSize PodMemory { get; init; }

    /// <summary>Requests that a pod works on at once.</summary>
    public required int Concurrency { get; init; }

    /// <summary>Requests that wait in a pod before it refuses more.</summary>
    public required int Backlog { get; init; }

    /// <summary>From being placed on a node to readiness.</summary>
    public required PodLife Life { get; init; }

    /// <summary>The groups of nodes under it, preferred ones first; none: there is always room.</summary>
    public IReadOnlyList<NodeSpec> Nodes { get; init; } = [];

    /// <summary>
    /// Which of several groups grows: asked one after the other until one is left, then drawn. Default least-waste,
    /// that of the cluster autoscaler.
    /// </summary>
    public IReadOnlyList<IExpander> Expanders { get; init; } = [new LeastWasteExpander()];

    /// <summary>
    /// How new nodes are shared by groups that are alike but for their zone. Default balanced, that of GKE for machines
    /// that are not spot machines.
    /// </summary>
    public LocationPolicy LocationPolicy { get; init; } = LocationPolicy.Balanced;

    /// <summary>
    /// Zones over which its pods are spread evenly, 1 or more; a front end sees a group of endpoints in each. Default
    /// 1.
    /// </summary>
    public int Zones { get; init; } = 1;

    /// <summary>Rate per endpoint that a front end counts as full.</summary>
    public required RequestRate MaxRatePerEndpoint { get; init; }

    /// <summary>Age of the samples that the autoscaler sees.</summary>
    public required SimDuration MetricsLag { get; init; }

    /// <summary>From a pod's readiness to its first request.</summary>
    public required SimDuration EndpointLag { get; init; }

    /// <summary>
    /// From the order to stop a pod, or its crash, to the last request that is sent to it. Default 0 s: nobody is sent
    /// to a pod that is gone, an assumption.
    /// </summary>
    public SimDuration RemovalLag { get; init; }

    /// <summary>How its pods end. Default: that of Kubernetes.</summary>
    public PodTermination Termination { get; init; } = PodTermination.Default;

    /// <summary>Null: a pod is as fast as ever from its first request on.</summary>
    public WarmUp? WarmUp { get; init; }

    /// <summary>How one version of its pods replaces another. Default: that of a Deployment.</summary>
    public RolloutStrategy Rollout { get; init; } = new();

    /// <summary>
    /// Whether a pod counts as ready once it is among the endpoints, by a readiness gate of the load balancer; if not,
    /// when its probe has succeeded. Default: no gate.
    /// </summary>
    public bool HasReadinessGate { get; init; }

    /// <summary>What evictions have to leave; null: they may take every pod.</summary>
    public DisruptionBudget? Budget { get; init; }

    /// <summary>How long a failed pod keeps its place among the endpoints.</summary>
    public required SimDuration EjectAfter { get; init; }

    /// <summary>
    /// Data stores that every request asks, one after the other in this order. Default: none. Their time comes after
    /// the service's wait; <see cref="CapacityOfPod"/> leaves it aside.
    /// </summary>
    public IReadOnlyList<StoreUse> Stores { get; init; } = [];

    internal long CpuMilli => (long)Math.Round(PodCpu * 1_000);

    /// <summary>Requests in work and waiting that a pod takes.</summary>
    internal int PlacesOfPod => Concurrency + Backlog;

    /// <summary>Whether the CPU of a pod is scarcer than its slots.</summary>
    internal bool CpuBinds(ServiceSpec service) =>
        PodCpu / service.Cpu.TotalSeconds <= Concurrency / (service.Cpu + service.Wait).TotalSeconds;

    /// <summary>
    /// What works on requests in a pod: cores, where it has a fraction of one whole but slower ones that keep the
    /// capacity; or slots, where these are scarcer.
    /// </summary>
    internal int ServersOfPod(ServiceSpec service) => CpuBinds(service) ? Cores : Concurrency;

    /// <summary>Where a pod has a fraction of a core, it counts as a whole but slower one.</summary>
    internal int Cores => (int)Math.Ceiling(PodCpu);

    /// <summary>By how much longer than on a whole core the CPU time of a request takes, at least 1.</summary>
    internal double CpuStretch(ServiceSpec service) => CpuBinds(service) ? ServersOfPod(service) / PodCpu : 1;

    /// <summary>What one pod can serve: its CPU or its concurrency, whichever is scarcer.</summary>
    public RequestRate CapacityOfPod(ServiceSpec service)
    {
        ArgumentNullException.ThrowIfNull(service);
        return new RequestRate(
            Math.Min(PodCpu / service.Cpu.TotalSeconds, Concurrency / (service.Cpu + service.Wait).TotalSeconds)
        );
    }
}
