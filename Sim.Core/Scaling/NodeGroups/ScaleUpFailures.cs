using Sim.Core.Routing;

namespace Sim.Core.Scaling.NodeGroups;

/// <summary>
/// What became of earlier enlargements: groups that failed back off, those that have grown are forgiven.
/// </summary>
internal static class ScaleUpFailures
{
    /// <summary>Notes refusals and nodes that took too long.</summary>
    /// <param name="givenUp">Upcoming nodes that no longer count.</param>
    public static ClusterState Note(
        ClusterObservation observation,
        ClusterAutoscalerFlags flags,
        in ClusterState state,
        out List<UpcomingNode> givenUp,
        Explanation? why
    )
    {
        List<GroupBackoff> backoffs =
        [
            .. state.Backoffs.Where(backoff => observation.Now - backoff.FailedAt <= flags.BackoffResetTimeout),
        ];
        givenUp = [.. observation.Upcoming.Where(node => observation.Now - node.AskedAt > flags.MaxNodeProvisionTime)];
        HashSet<string> failed = new(StringComparer.Ordinal);
        foreach (ScaleUpRefusal refusal in observation.Refusals)
        {
            Fail(refusal.GroupId, refusal.Reason.ToString());
        }
        foreach (UpcomingNode node in givenUp)
        {
            Fail(node.GroupId, $"not ready {observation.Now - node.AskedAt} after it was asked for");
        }
        List<string> growing = [];
        foreach (string group in state.Growing)
        {
            if (failed.Contains(group))
            {
                continue;
            }
            if (observation.Upcoming.Any(node => node.GroupId == group))
            {
                growing.Add(group);
            }
            else
            {
                backoffs.RemoveAll(backoff => backoff.GroupId == group);
            }
        }
        return state with
        {
            Backoffs = backoffs,
            Growing = growing,
            LastFailure = observation.HasScaleDownFailed ? observation.Now : state.LastFailure,
        };

        void Fail(string group, string reason)
        {
            if (!failed.Add(group))
            {
                return;
            }
            int index = backoffs.FindIndex(backoff => backoff.GroupId == group);
            GroupBackoff? before = index < 0 ? null : backoffs[index];
            GroupBackoff after = GroupBackoff.AfterFailure(group, before, observation.Now, flags);
            backoffs.RemoveAll(backoff => backoff.GroupId == group);
            backoffs.Add(after);
            why?.Reject($"group {group}", "FailedScaleUp", $"{reason}; not asked for {after.Duration}");
        }
    }
}
