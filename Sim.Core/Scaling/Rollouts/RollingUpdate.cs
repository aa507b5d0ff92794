using Sim.Core.Routing;

namespace Sim.Core.Scaling.Rollouts;

/// <summary>The Deployment controller's strategy <c>RollingUpdate</c>: one step of it.</summary>
/// <remarks>
/// Source: kubernetes <c>pkg/controller/deployment/rolling.go</c>. It grows the new version first and looks at the
/// old one when that changes nothing. Of the old one, pods that are not available go first; they may go as far as
/// the new version's own missing pods leave room. Pods that have been told to stop count no more, so that more than
/// the surge may be on nodes. Differs: when fewer pods are wanted in the middle of a rollout, old ones go first; the
/// controller spreads the change over both versions.
/// </remarks>
public static class RollingUpdate
{
    /// <summary>Asked again after each step, and whenever a pod has become available.</summary>
    public static RolloutDecision Decide(RolloutStrategy strategy, in RolloutObservation seen, Explanation? why = null)
    {
        ArgumentNullException.ThrowIfNull(strategy);
        (int surge, int unavailable) = strategy.LimitsOf(seen.Wanted);
        int all = seen.New + seen.Old;
        int most = seen.Wanted + surge;
        if (all > most || seen.New > seen.Wanted)
        {
            int tooMany = Math.Max(all - most, seen.New - seen.Wanted);
            int old = Math.Min(Math.Max(0, all - most), seen.Old);
            why?.Choose("rollout", "scaled down", $"{tooMany} pods more than {most}");
            return new RolloutDecision(0, old, Math.Max(0, Math.Min(seen.New, tooMany - old)));
        }
        int add = Math.Min(most - all, seen.Wanted - seen.New);
        if (add > 0)
        {
            why?.Choose("new version", "maxSurge", $"{add} more, {all} of at most {most} pods are there");
            return new RolloutDecision(add, 0, 0);
        }
        return RemoveOld(seen, seen.Wanted - unavailable, why);
    }

    private static RolloutDecision RemoveOld(in RolloutObservation seen, int least, Explanation? why)
    {
        int room = seen.New + seen.Old - least - (seen.New - seen.NewAvailable);
        if (seen.Old == 0 || room <= 0)
        {
            why?.Reject("old version", "maxUnavailable", $"{least} pods have to be available");
            return default;
        }
        int broken = Math.Min(room, seen.Old - seen.OldAvailable);
        int spare = Math.Clamp(seen.OldAvailable + seen.NewAvailable - least, 0, seen.OldAvailable);
        why?.Choose("old version", "maxUnavailable", $"{broken} unavailable and {spare} spare pods go");
        return new RolloutDecision(0, broken + spare, 0);
    }
}
