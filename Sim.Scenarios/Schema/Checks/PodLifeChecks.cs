using Sim.Core.Models.Platform;
using Sim.Core.Quantities;
using Sim.Core.Scaling.Rollouts;

namespace Sim.Scenarios.Schema.Checks;

/// <summary>How pods end and are replaced has to be possible, and to reach its aim.</summary>
internal static class PodLifeChecks
{
    public static void Run(CheckContext context, string path, Pool pool)
    {
        if (pool.DisruptionBudget is { } budget && context.IsSoundThroughout($"{path}.disruptionBudget"))
        {
            CheckBudget(context, $"{path}.disruptionBudget", budget);
        }
        if (context.IsSoundThroughout($"{path}.rollout"))
        {
            CheckDeadline(context, $"{path}.rollout", pool.Rollout);
        }
        WarnOfShortGrace(context, $"{path}.pod.termination", pool.Pod.Termination);
    }

    private static void CheckBudget(CheckContext context, string path, DisruptionBudget budget)
    {
        if (budget.MinAvailable is null == budget.MaxUnavailable is null)
        {
            context.Error(
                path,
                "unclear-budget",
                budget.MinAvailable is null
                    ? "this disruption budget does not say what it allows"
                    : "this disruption budget says it twice",
                "either minAvailable or maxUnavailable"
            );
        }
    }

    /// <summary>The API server refuses such a Deployment.</summary>
    private static void CheckDeadline(CheckContext context, string path, Rollout rollout)
    {
        var defaults = new RolloutStrategy();
        SimDuration ready = rollout.MinReady ?? defaults.MinReady;
        if ((rollout.ProgressDeadline ?? defaults.ProgressDeadline) <= ready)
        {
            context.Error(
                $"{path}.{(rollout.ProgressDeadline is null ? "minReady" : "progressDeadline")}",
                "short-deadline",
                $"a pod may take {ready} to be available, and the rollout no longer than that to progress",
                "a progressDeadline of more than minReady"
            );
        }
    }

    private static void WarnOfShortGrace(CheckContext context, string path, Termination termination)
    {
        SimDuration grace = termination.GracePeriod ?? PodTermination.Default.GracePeriod;
        if (termination.PreStop is { } hook && hook >= grace)
        {
            context.Warning(
                $"{path}.preStop",
                "short-grace",
                $"the grace period of {grace} ends before the hook of {hook} is over: kubelet cuts it short"
            );
        }
    }
}
