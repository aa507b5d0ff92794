using Sim.Core.Quantities;

namespace Sim.Core.Scaling;

/// <summary>What the cluster autoscaler sees of a node pool.</summary>
public readonly record struct NodePoolObservation
{
    public required SimTime Now { get; init; }

    public ReadOnlyMemory<NodeSample> Nodes { get; init; }

    /// <summary>Nodes asked for that are not ready yet; pending pods are first packed onto them.</summary>
    public int UpcomingNodes { get; init; }

    /// <summary>Pods that the scheduler found no node for.</summary>
    public ReadOnlyMemory<PodRequest> PendingPods { get; init; }
}
