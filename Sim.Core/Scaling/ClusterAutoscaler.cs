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
}
