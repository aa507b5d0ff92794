using Sim.Core.Scaling;
using Sim.Scenarios.Import.Kubernetes;
using Sim.Scenarios.Schema;

namespace Sim.Scenarios.World;

/// <summary>How pods end and are replaced, as their manifests say where the scenario is silent.</summary>
internal static class ManifestLife
{
    /// <param name="pool">As the scenario says.</param>
    /// <param name="file">Its Deployment or StatefulSet, with the budgets of its pods.</param>
    public static Pool With(Pool pool, DeploymentFile file)
    {
        WorkloadManifest workload = file.Workload;
        Termination own = pool.Pod.Termination;
        return pool with
        {
            Pod = pool.Pod with
            {
                Termination = own with
                {
                    PreStop = own.PreStop ?? workload.PreStopSleep,
                    GracePeriod = own.GracePeriod ?? workload.GracePeriod,
                },
            },
            Rollout = pool.Rollout with
            {
                MaxSurge = pool.Rollout.MaxSurge ?? SurgeOf(workload),
                MaxUnavailable = pool.Rollout.MaxUnavailable ?? UnavailableOf(workload),
                MinReady = pool.Rollout.MinReady ?? workload.MinReady,
                ProgressDeadline = pool.Rollout.ProgressDeadline ?? workload.ProgressDeadline,
            },
            DisruptionBudget = pool.DisruptionBudget ?? BudgetOf(file.Budgets),
        };
    }

    /// <summary>The strategy Recreate is a rollout that may take all pods away and none more.</summary>
    private static CountOrPercent? SurgeOf(WorkloadManifest workload) =>
        workload.IsRecreated ? CountOrPercent.Count(0) : workload.MaxSurge;

    private static CountOrPercent? UnavailableOf(WorkloadManifest workload) =>
        workload.IsRecreated ? CountOrPercent.Percent(100) : workload.MaxUnavailable;

    /// <summary>Of several budgets evictions are refused altogether: the first stands for them.</summary>
    private static DisruptionBudget? BudgetOf(IReadOnlyList<DisruptionBudgetManifest> budgets) =>
        budgets.Count == 0
            ? null
            : new DisruptionBudget
            {
                MinAvailable = budgets[0].MinAvailable,
                MaxUnavailable = budgets[0].MaxUnavailable,
            };
}
