using Sim.Core.Quantities;
using Sim.Core.Routing;

namespace Sim.Core.Scaling;

/// <summary>The decision of the Kubernetes cluster autoscaler for one pool of like nodes, one scan at a time.</summary>
/// <remarks>
/// Source: kubernetes/autoscaler, cluster-autoscaler FAQ. The minimum is enforced, as GKE does. Not modeled: several
/// pools and their expanders, zones, failed and slow provisioning with its back-off, GPUs, pod disruption budgets, pods
/// that may not be moved.
/// </remarks>
public static class ClusterAutoscaler
{
    /// <summary>Decides once and notes in <paramref name="state"/> which nodes could go since when.</summary>
    /// <exception cref="ArgumentException">The minimum is negative or above the maximum.</exception>
    public static NodePoolDecision NodesWanted(
        NodePoolSpec spec,
        in NodePoolObservation observation,
        ref ClusterAutoscalerState state,
        Explanation? why = null
    )
    {
        if (spec.Min < 0 || spec.Max < spec.Min)
        {
            throw new ArgumentException($"No size is at least {spec.Min} and at most {spec.Max}.", nameof(spec));
        }
        SimTime now = observation.Now;
        int size = observation.Nodes.Length + observation.UpcomingNodes;
        NodeSpace[] space = Space(spec, observation.Nodes.Span);
        (int needed, int unplaced) = ScaleUp.NodesNeeded(spec, space, observation, why);
        int add = Math.Max(0, Math.Max(needed, spec.Min - size));
        if (add > 0)
        {
            state = new ClusterAutoscalerState(now, state.Unneeded);
            why?.Choose(
                $"{add} nodes more",
                "scale up",
                $"{observation.PendingPods.Length} pods pending, pool of {size}"
            );
            return new NodePoolDecision
            {
                NodesWanted = size + add,
                Add = add,
                Unplaced = unplaced,
            };
        }
        List<UnneededNode> unneeded = ScaleDown.Unneeded(spec, space, observation, state.Unneeded, why);
        state = new ClusterAutoscalerState(state.LastAdd, unneeded);
        IReadOnlyList<int> remove = [];
        if (state.LastAdd is SimTime added && now - added < spec.DelayAfterAdd)
        {
            why?.Note("scale down", "delay after add", $"nodes were asked for {now - added} ago");
        }
        else
        {
            remove = ScaleDown.Ripe(spec, observation, unneeded, size, why);
        }
        return new NodePoolDecision
        {
            NodesWanted = size - remove.Count,
            Remove = remove,
            Unplaced = unplaced,
        };
    }

    private static NodeSpace[] Space(NodePoolSpec spec, ReadOnlySpan<NodeSample> nodes)
    {
        NodeSpace[] space = new NodeSpace[nodes.Length];
        for (int i = 0; i < nodes.Length; i++)
        {
            space[i] = EmptyNode(spec);
            foreach (PodRequest pod in nodes[i].Pods.Span)
            {
                space[i] = space[i].Without(pod);
            }
        }
        return space;
    }

    /// <summary>Daemon sets are already there when a node becomes ready, and count as one pod.</summary>
    internal static NodeSpace EmptyNode(NodePoolSpec spec) =>
        spec.DaemonSets == default ? spec.Template : spec.Template.Without(spec.DaemonSets);
}
