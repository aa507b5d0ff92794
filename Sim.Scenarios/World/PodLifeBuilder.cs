using Sim.Core.Models.Platform;
using Sim.Core.Scaling.Rollouts;
using Sim.Scenarios.Schema;

namespace Sim.Scenarios.World;

/// <summary>How the pods of a pool begin, end and are replaced.</summary>
internal static class PodLifeBuilder
{
    /// <param name="spec">The pool, without what this adds.</param>
    /// <param name="pool">What the scenario says.</param>
    /// <param name="isBehindFrontEnd">Whether a front end sends it requests; if not, blades do.</param>
    public static PoolSpec With(this PoolSpec spec, Pool pool, bool isBehindFrontEnd) =>
        spec with
        {
            RemovalLag = pool.RemovalLag,
            Termination = new PodTermination(
                pool.Pod.Termination.PreStop ?? PodTermination.Default.PreStop,
                pool.Pod.Termination.GracePeriod ?? PodTermination.Default.GracePeriod
            ),
            WarmUp = pool.Pod.WarmUp is { } warmUp ? new Core.Models.Platform.WarmUp(warmUp.Factor, warmUp.For) : null,
            Rollout = StrategyOf(pool.Rollout),
            HasReadinessGate = pool.Rollout.ReadinessGate ?? isBehindFrontEnd,
            Budget = BudgetOf(pool.DisruptionBudget),
        };

    private static RolloutStrategy StrategyOf(Rollout rollout)
    {
        var strategy = new RolloutStrategy();
        return strategy with
        {
            MaxSurge = rollout.MaxSurge ?? strategy.MaxSurge,
            MaxUnavailable = rollout.MaxUnavailable ?? strategy.MaxUnavailable,
            MinReady = rollout.MinReady ?? strategy.MinReady,
            ProgressDeadline = rollout.ProgressDeadline ?? strategy.ProgressDeadline,
        };
    }

    private static Core.Scaling.Disruptions.DisruptionBudget? BudgetOf(Schema.DisruptionBudget? budget) =>
        budget switch
        {
            { MinAvailable: { } least } => Core.Scaling.Disruptions.DisruptionBudget.MinAvailable(least),
            { MaxUnavailable: { } most } => Core.Scaling.Disruptions.DisruptionBudget.MaxUnavailable(most),
            _ => null,
        };
}
