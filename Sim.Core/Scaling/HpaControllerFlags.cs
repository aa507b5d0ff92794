using Sim.Core.Quantities;

namespace Sim.Core.Scaling;

/// <summary>Flags and constants of the controller that runs every autoscaler of a cluster.</summary>
/// <remarks>Defaults and names: kube-controller-manager reference, <c>--horizontal-pod-autoscaler-*</c>.</remarks>
public sealed record HpaControllerFlags
{
    /// <summary>
    /// Time between two decisions (<c>sync-period</c>), more than 0. Default 15 s. The decision itself does not read
    /// it.
    /// </summary>
    public SimDuration SyncPeriod { get; init; } = SimDuration.FromSeconds(15);

    /// <summary>A ratio within 1 plus or minus this changes nothing (<c>tolerance</c>). Default 10 %.</summary>
    public Ratio Tolerance { get; init; } = new(0.1);

    /// <summary>
    /// The highest proposal of this long holds against scaling down (<c>downscale-stabilization</c>). Default 5 min.
    /// </summary>
    public SimDuration DownscaleStabilization { get; init; } = SimDuration.FromMinutes(5);

    /// <summary>
    /// For this long after its start a pod's CPU counts only while ready (<c>cpu-initialization-period</c>). Default
    /// 5 min.
    /// </summary>
    public SimDuration CpuInitializationPeriod { get; init; } = SimDuration.FromMinutes(5);

    /// <summary>
    /// A pod unready since before this age has never been ready (<c>initial-readiness-delay</c>). Default 30 s.
    /// </summary>
    public SimDuration InitialReadinessDelay { get; init; } = SimDuration.FromSeconds(30);

    /// <summary>
    /// Without <c>behavior</c>, one decision multiplies the replicas by at most this. 2, a constant of the controller.
    /// </summary>
    public Ratio ScaleUpLimitFactor { get; init; } = new(2);

    /// <summary>
    /// Without <c>behavior</c>, one decision may always reach this many replicas. 4, a constant of the controller.
    /// </summary>
    public int ScaleUpLimitMinimum { get; init; } = 4;
}
