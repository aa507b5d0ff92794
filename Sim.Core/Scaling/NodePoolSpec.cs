using Sim.Core.Quantities;

namespace Sim.Core.Scaling;

/// <summary>A pool of like nodes and the cluster autoscaler's flags for it.</summary>
/// <remarks>Defaults and names: kubernetes/autoscaler, cluster-autoscaler FAQ.</remarks>
public sealed record NodePoolSpec
{
    /// <summary>
    /// What an empty node leaves to pods, see <see cref="MachineType.Allocatable"/>; daemon sets are not yet
    /// subtracted.
    /// </summary>
    public required NodeSpace Template { get; init; }

    /// <summary>At least 0.</summary>
    public required int Min { get; init; }

    /// <summary>At least <see cref="Min"/>.</summary>
    public required int Max { get; init; }

    /// <summary>What the daemon sets request on every node. Default nothing.</summary>
    public PodRequest DaemonSets { get; init; }

    /// <summary>
    /// Time between two decisions (<c>scan-interval</c>). Default 10 s. The decision itself does not read it.
    /// </summary>
    public SimDuration ScanInterval { get; init; } = SimDuration.FromSeconds(10);

    /// <summary>A node at or above this is needed (<c>scale-down-utilization-threshold</c>). Default 0.5.</summary>
    public Ratio UtilizationThreshold { get; init; } = new(0.5);

    /// <summary>
    /// A node goes when it has not been needed for this long (<c>scale-down-unneeded-time</c>). Default 10 min.
    /// </summary>
    public SimDuration UnneededTime { get; init; } = SimDuration.FromMinutes(10);

    /// <summary>
    /// No node goes for this long after one was asked for (<c>scale-down-delay-after-add</c>). Default 10 min.
    /// </summary>
    public SimDuration DelayAfterAdd { get; init; } = SimDuration.FromMinutes(10);

    /// <summary>Nodes asked for at once (<c>max-nodes-per-scaleup</c>). Default 1000.</summary>
    public int MaxNodesPerScaleUp { get; init; } = 1000;

    /// <summary>Nodes removed at once (<c>max-scale-down-parallelism</c>). Default 10.</summary>
    public int MaxScaleDownParallelism { get; init; } = 10;

    /// <summary>Of these, nodes that still have pods to move (<c>max-drain-parallelism</c>). Default 1.</summary>
    public int MaxDrainParallelism { get; init; } = 1;
}
