using Sim.Core.Quantities;
using Sim.Core.Routing;
using Sim.Core.Scaling.NodeGroups;
using Sim.Core.Scaling.Scheduling;

namespace Sim.Core.Scaling;

/// <summary>The decisions of the Kubernetes cluster autoscaler, one scan at a time.</summary>
/// <remarks>Source: kubernetes/autoscaler, cluster-autoscaler FAQ and core.</remarks>
public static class ClusterAutoscaler
{
    /// <summary>
    /// Decides once for a cluster of several node groups: which one grows for the pods that have no place, or which
    /// nodes go. A scan that adds nodes removes none.
    /// </summary>
    /// <param name="groups">In the order in which equal ones are preferred.</param>
    /// <param name="draw">0 to less than 1, uniform: picks one of the options that all expanders find equally
    /// good.</param>
    /// <exception cref="ArgumentException">
    /// Two groups have one id, or the minimum of one is negative or above its maximum.
    /// </exception>
    public static ClusterDecision Decide(
        IReadOnlyList<NodeGroup> groups,
        ClusterObservation observation,
        ClusterAutoscalerFlags flags,
        ref ClusterState state,
        double draw,
        Explanation? why = null
    )
    {
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentNullException.ThrowIfNull(observation);
        ArgumentNullException.ThrowIfNull(flags);
        ArgumentOutOfRangeException.ThrowIfNegative(draw);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(draw, 1);
        state = ScaleUpFailures.Note(observation, flags, state, out List<UpcomingNode> late, why);
        ClusterDecision decision = new() { GivenUp = [.. late.Select(node => node.Id)] };
        ClusterView view = new(groups, observation, [.. observation.Upcoming.Except(late)]);
        if (view.IsUnhealthy(flags))
        {
            why?.Reject("cluster", "ClusterUnhealthy", "too many nodes are unready: nothing is changed");
            state = state with { Unneeded = [] };
            return decision;
        }
        List<PodSpec> pending = view.PlacePending();
        GroupScaleUp up = new(view, flags, state, why);
        List<GroupResize> resizes = up.ForPending(pending, draw);
        decision = decision with { Unhelped = up.Unhelped };
        if (resizes.Count == 0 && flags.EnforceNodeGroupMinSize)
        {
            resizes = up.ToMinimum();
        }
        if (resizes.Count > 0)
        {
            state = state with
            {
                LastAdd = observation.Now,
                Growing = [.. state.Growing.Union(resizes.Select(resize => resize.GroupId))],
            };
            return decision with { Resizes = resizes };
        }
        return decision with { Removals = Remove(view, flags, ref state, why) };
    }

    private static List<NodeRemoval> Remove(
        ClusterView view,
        ClusterAutoscalerFlags flags,
        ref ClusterState state,
        Explanation? why
    )
    {
        GroupScaleDown down = new(view, flags, why);
        state = state with { Unneeded = down.Unneeded(state.Unneeded) };
        if (
            IsWithin(state.LastAdd, flags.DelayAfterAdd, "delay after add")
            || IsWithin(state.LastDelete, flags.DelayAfterDelete, "delay after delete")
            || IsWithin(state.LastFailure, flags.DelayAfterFailure, "delay after failure")
        )
        {
            return [];
        }
        List<NodeRemoval> removals = down.Ripe(state.Unneeded);
        state = removals.Count > 0 ? state with { LastDelete = view.Now } : state;
        return removals;

        bool IsWithin(SimTime? last, SimDuration delay, string rule)
        {
            bool within = last is SimTime then && view.Now - then < delay;
            if (within)
            {
                why?.Note("scale down", rule, $"{view.Now - last!.Value} of {delay} have passed");
            }
            return within;
        }
    }

    /// <summary>
    /// Decides once for a pool of like nodes, whose pods are told apart by their requests only, and notes in
    /// <paramref name="state"/> which nodes could go since when.
    /// </summary>
    /// <remarks>
    /// The case of <see cref="Decide"/> with one group, in arrays of numbers: cheap enough for every scan of a
    /// simulated day. The minimum is enforced, as GKE does. Not seen: failed and slow provisioning, budgets, pods that
    /// may not be moved.
    /// </remarks>
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
