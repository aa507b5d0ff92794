using Sim.Core.Quantities;
using Sim.Scenarios.Schema.Binding;

namespace Sim.Scenarios.Schema;

/// <summary>Pods that answer requests, on nodes that may have to be fetched first.</summary>
public sealed record Pool
{
    [TextForm(TextFormAttribute.Id, TextFormAttribute.IdExpectation)]
    public required string Id { get; init; }

    /// <summary>
    /// A cloud region, a metro code, or <c>latitude,longitude</c>. Default for a site's pool: the site's.
    /// </summary>
    public string? Location { get; init; }

    /// <summary>The HorizontalPodAutoscaler manifest; absent: a fixed number of pods.</summary>
    public string? Hpa { get; init; }

    /// <summary>
    /// Manifests that hold its Deployment or StatefulSet and PodDisruptionBudgets: what they say of replicas, requests,
    /// the readiness probe, termination, rollouts and evictions counts where the scenario is silent. Default: none.
    /// </summary>
    public string? Deployment { get; init; }

    /// <summary>
    /// Pods at the start, and for good when there is no <see cref="Hpa"/>. Default: replicas of the
    /// <see cref="Deployment"/>, or minReplicas of the autoscaler. 0
    /// is a pool that is switched off: what reaches it fails, and an autoscaler leaves it alone (Kubernetes disables
    /// autoscaling at 0) until a change of capacity.
    /// </summary>
    [Limits(AtLeast = "0", AtMost = "100000")]
    public int? Replicas { get; init; }

    public Pod Pod { get; init; } = new();

    /// <summary>
    /// The node pool, or a list of several, preferred ones first; absent: there is always room.
    /// </summary>
    [OneOrMore]
    public IReadOnlyList<Nodes> Nodes { get; init; } = [];

    /// <summary>
    /// Instead of <see cref="Nodes"/>: descriptions of node pools of GKE, as <c>gcloud container node-pools describe
    /// --format=yaml</c> prints them; machine, least and most nodes over all zones, and spot follow. Zones and location
    /// policy do not count in runs. A file, or a list of them.
    /// </summary>
    [OneOrMore]
    public IReadOnlyList<string> NodePools { get; init; } = [];

    /// <summary>
    /// Which of several node pools grows: the values of the cluster autoscaler's flag. Default least-waste, its own.
    /// </summary>
    public NodeExpander Expander { get; init; } = NodeExpander.LeastWaste;

    /// <summary>Data stores that every request asks, one after the other in this order.</summary>
    public IReadOnlyList<PoolStore> Stores { get; init; } = [];

    /// <summary>
    /// How new nodes are shared by the zones of a node pool: balanced makes them as equal as it can, any goes where the
    /// provider has machines. Default balanced, that of GKE but for spot machines.
    /// </summary>
    public NodeLocation LocationPolicy { get; init; } = NodeLocation.Balanced;

    /// <summary>
    /// Zones over which its pods are spread evenly; a front end sees a group of endpoints in each. Default 1.
    /// </summary>
    [Limits(AtLeast = "1", AtMost = "10")]
    public int Zones { get; init; } = 1;

    /// <summary>
    /// Requests per second and endpoint that the front end counts as full (balancing mode RATE, maxRatePerEndpoint);
    /// absent: 80 % of what a pod's CPU can serve, an assumption.
    /// </summary>
    [Limits(MoreThan = "0rps")]
    public RequestRate? MaxRatePerEndpoint { get; init; }

    /// <summary>
    /// Age of the samples that the autoscaler sees. Default 30 s: scrape interval and adapter, an assumption.
    /// </summary>
    [Limits(AtMost = "1h")]
    [Plausible("15s", "90s")]
    public SimDuration MetricsLag { get; init; } = SimDuration.FromSeconds(30);

    /// <summary>
    /// From a pod's readiness to its first request through the load balancer. Default 10 s: an assumption
    /// (NEG programming and health check).
    /// </summary>
    [Limits(AtMost = "1h")]
    [Plausible("5s", "30s")]
    public SimDuration EndpointLag { get; init; } = SimDuration.FromSeconds(10);

    /// <summary>
    /// From the order to stop a pod, or its crash, to the last request that the load balancer sends it; a pod that
    /// stops before refuses requests. Default 0 s: no such race, an assumption on the bright side (ingress-nginx
    /// follows within about a second, a network endpoint group within several).
    /// </summary>
    [Limits(AtMost = "1h")]
    [Plausible("0s", "10s")]
    public SimDuration RemovalLag { get; init; }

    /// <summary>How a change <c>rollout</c> replaces the pods.</summary>
    public Rollout Rollout { get; init; } = new();

    /// <summary>Absent: a drain evicts all pods of a node at once.</summary>
    public DisruptionBudget? DisruptionBudget { get; init; }
}
