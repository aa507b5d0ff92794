using Sim.Core.Scaling;

namespace Sim.Scenarios.Schema;

/// <summary>
/// A PodDisruptionBudget: exactly one of both. Drains and the cluster autoscaler wait for it; crashes, preempted nodes
/// and rollouts do not.
/// </summary>
public sealed record DisruptionBudget
{
    /// <summary>Pods that have to be ready, a percentage rounded up.</summary>
    public CountOrPercent? MinAvailable { get; init; }

    /// <summary>Pods that may be missing, a percentage rounded up.</summary>
    public CountOrPercent? MaxUnavailable { get; init; }
}
