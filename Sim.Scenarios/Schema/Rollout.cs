using Sim.Core.Quantities;
using Sim.Core.Scaling;
using Sim.Scenarios.Schema.Binding;

namespace Sim.Scenarios.Schema;

/// <summary>
/// How a new version replaces the pods: the strategy RollingUpdate of a Deployment, with its defaults.
/// </summary>
public sealed record Rollout
{
    /// <summary>Pods above the wanted number, a percentage rounded up. Default 25%.</summary>
    public CountOrPercent? MaxSurge { get; init; }

    /// <summary>
    /// Pods of the wanted number that may be missing, a percentage rounded down. Default 25%. Where both are 0, one may
    /// be missing.
    /// </summary>
    public CountOrPercent? MaxUnavailable { get; init; }

    /// <summary>How long a pod has to be ready before it counts as available (minReadySeconds). Default 0 s.</summary>
    [Limits(AtMost = "1d")]
    public SimDuration? MinReady { get; init; }

    /// <summary>
    /// Without progress for longer, the rollout is reported as stalled (progressDeadlineSeconds). Default 600 s.
    /// </summary>
    [Limits(MoreThan = "0s", AtMost = "1d")]
    public SimDuration? ProgressDeadline { get; init; }

    /// <summary>
    /// Whether a pod counts as ready only when the load balancer sends it requests, by a readiness gate. Default: true
    /// behind a front end, as GKE adds it for container-native load balancing, false behind blades.
    /// </summary>
    public bool? ReadinessGate { get; init; }
}
