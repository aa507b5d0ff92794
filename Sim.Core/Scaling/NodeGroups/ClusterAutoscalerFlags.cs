using Sim.Core.Quantities;
using Sim.Core.Scaling.NodeGroups.Expanders;
using Sim.Core.Scaling.Scheduling;

namespace Sim.Core.Scaling.NodeGroups;

/// <summary>The cluster autoscaler's flags.</summary>
/// <remarks>Defaults and names: kubernetes/autoscaler, cluster-autoscaler FAQ, unless stated otherwise.</remarks>
public sealed record ClusterAutoscalerFlags
{
    /// <summary>Time between two decisions (<c>scan-interval</c>). Default 10 s. No decision reads it.</summary>
    public SimDuration ScanInterval { get; init; } = SimDuration.FromSeconds(10);

    /// <summary>
    /// Asked one after the other until one option is left (<c>expander</c>); what remains is drawn from. Default
    /// least-waste.
    /// </summary>
    public IReadOnlyList<IExpander> Expanders { get; init; } = [new LeastWasteExpander()];

    /// <summary>
    /// Default <see cref="NodeGroups.LocationPolicy.Balanced"/>, GKE's for pools that are not spot pools
    /// (<c>balance-similar-node-groups</c>).
    /// </summary>
    public LocationPolicy LocationPolicy { get; init; } = LocationPolicy.Balanced;

    /// <summary>Nodes that are asked for at once (<c>max-nodes-per-scaleup</c>). Default 1000.</summary>
    public int MaxNodesPerScaleUp { get; init; } = 1000;

    /// <summary>Nodes of the cluster (<c>max-nodes-total</c>). Default 0: no limit.</summary>
    public int MaxNodesTotal { get; init; }

    /// <summary>
    /// The most that all nodes together may have (<c>cores-total</c>, <c>memory-total</c>, <c>gpu-total</c>). Default
    /// null: no limit.
    /// </summary>
    public ResourceList? MaxTotal { get; init; }

    /// <summary>
    /// Groups below their minimum are filled up to it (<c>enforce-node-group-min-size</c>). Default true, as GKE does;
    /// upstream's is false.
    /// </summary>
    public bool EnforceNodeGroupMinSize { get; init; } = true;

    /// <summary>
    /// A node that is not ready by then is given up, and its group backs off (<c>max-node-provision-time</c>). Default
    /// 15 min.
    /// </summary>
    public SimDuration MaxNodeProvisionTime { get; init; } = SimDuration.FromMinutes(15);

    /// <summary>
    /// How long a group is not asked after a failure (<c>initial-node-group-backoff-duration</c>). 5 min.
    /// </summary>
    public SimDuration InitialBackoff { get; init; } = SimDuration.FromMinutes(5);

    /// <summary>Each further failure doubles it, up to this (<c>max-node-group-backoff-duration</c>). 30 min.</summary>
    public SimDuration MaxBackoff { get; init; } = SimDuration.FromMinutes(30);

    /// <summary>
    /// Failures longer ago are forgotten (<c>node-group-backoff-reset-timeout</c>). Default 3 h.
    /// </summary>
    public SimDuration BackoffResetTimeout { get; init; } = SimDuration.FromHours(3);

    /// <summary>A node at or above this is needed (<c>scale-down-utilization-threshold</c>). Default 0.5.</summary>
    public Ratio UtilizationThreshold { get; init; } = new(0.5);

    /// <summary>
    /// The same for nodes with GPUs, of which only the GPUs count (<c>scale-down-gpu-utilization-threshold</c>). 0.5.
    /// </summary>
    public Ratio GpuUtilizationThreshold { get; init; } = new(0.5);

    /// <summary>A node goes when not needed for this long (<c>scale-down-unneeded-time</c>). Default 10 min.</summary>
    public SimDuration UnneededTime { get; init; } = SimDuration.FromMinutes(10);

    /// <summary>
    /// No node goes for this long after a scale-up (<c>scale-down-delay-after-add</c>). Default 10 min.
    /// </summary>
    public SimDuration DelayAfterAdd { get; init; } = SimDuration.FromMinutes(10);

    /// <summary>No node goes for this long after another (<c>scale-down-delay-after-delete</c>). Default 0.</summary>
    public SimDuration DelayAfterDelete { get; init; } = SimDuration.Zero;

    /// <summary>
    /// No node goes for this long after a removal that failed (<c>scale-down-delay-after-failure</c>). Default 3 min.
    /// </summary>
    public SimDuration DelayAfterFailure { get; init; } = SimDuration.FromMinutes(3);

    /// <summary>Nodes removed at once (<c>max-scale-down-parallelism</c>). Default 10.</summary>
    public int MaxScaleDownParallelism { get; init; } = 10;

    /// <summary>Of these, nodes that still have pods to move (<c>max-drain-parallelism</c>). Default 1.</summary>
    public int MaxDrainParallelism { get; init; } = 1;

    /// <summary>
    /// Nothing is decided while more than this share of the nodes is unready (<c>max-total-unready-percentage</c>),
    /// and more than <see cref="OkTotalUnready"/> are. Default 45 %.
    /// </summary>
    public Ratio MaxTotalUnready { get; init; } = new(0.45);

    /// <summary>Unready nodes that never halt it (<c>ok-total-unready-count</c>). Default 3.</summary>
    public int OkTotalUnready { get; init; } = 3;
}
