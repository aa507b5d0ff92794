using Sim.Core.Quantities;

namespace Sim.Core.Scaling.Rollouts;

/// <summary>How a Deployment replaces the pods of one version by those of another.</summary>
/// <remarks>Names and defaults: Kubernetes API reference, DeploymentSpec and RollingUpdateDeployment.</remarks>
public sealed record RolloutStrategy
{
    /// <summary>Pods above the wanted number, a percentage of it rounded up. Default 25 %.</summary>
    public CountOrPercent MaxSurge { get; init; } = CountOrPercent.Percent(25);

    /// <summary>Pods of the wanted number that may be missing, a percentage rounded down. Default 25 %.</summary>
    public CountOrPercent MaxUnavailable { get; init; } = CountOrPercent.Percent(25);

    /// <summary>
    /// How long a pod has to be ready before it counts as available (<c>minReadySeconds</c>), 0 or more. Default 0 s.
    /// </summary>
    public SimDuration MinReady { get; init; }

    /// <summary>
    /// Without progress for longer than this, the rollout is reported as failed, and goes on trying
    /// (<c>progressDeadlineSeconds</c>); more than <see cref="MinReady"/>. Default 600 s.
    /// </summary>
    public SimDuration ProgressDeadline { get; init; } = SimDuration.FromSeconds(600);

    /// <summary>Both limits in pods.</summary>
    /// <remarks>
    /// Where both come out as 0, nothing could move: then one pod may be missing (<c>ResolveFenceposts</c> of the
    /// Deployment controller).
    /// </remarks>
    public (int Surge, int Unavailable) LimitsOf(int wanted)
    {
        int surge = MaxSurge.OfRoundedUp(wanted);
        int unavailable = MaxUnavailable.OfRoundedDown(wanted);
        return surge == 0 && unavailable == 0 ? (0, 1) : (surge, Math.Min(unavailable, wanted));
    }
}
