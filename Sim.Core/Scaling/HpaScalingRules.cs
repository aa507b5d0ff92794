using Sim.Core.Quantities;

namespace Sim.Core.Scaling;

/// <summary>The stabilization window, tolerance and rate limits of one direction.</summary>
public sealed record HpaScalingRules
{
    internal static readonly IReadOnlyList<HpaScalingPolicy> DefaultUp =
    [
        new(HpaScalingPolicyType.Pods, 4, SimDuration.FromSeconds(15)),
        new(HpaScalingPolicyType.Percent, 100, SimDuration.FromSeconds(15)),
    ];

    internal static readonly IReadOnlyList<HpaScalingPolicy> DefaultDown =
    [
        new(HpaScalingPolicyType.Percent, 100, SimDuration.FromSeconds(15)),
    ];

    /// <summary>
    /// 0 to 1 h. Default: 0 upwards, <see cref="HpaControllerFlags.DownscaleStabilization"/> downwards.
    /// </summary>
    public SimDuration? StabilizationWindow { get; init; }

    /// <summary>At least 0. Default: <see cref="HpaControllerFlags.Tolerance"/>.</summary>
    public Ratio? Tolerance { get; init; }

    /// <summary>Which policy binds when there are several. Default: the one that allows the largest change.</summary>
    public ScalingPolicySelect SelectPolicy { get; init; } = ScalingPolicySelect.Max;

    /// <summary>Absent: the API server's default of the direction, see <see cref="HpaBehavior"/>.</summary>
    public IReadOnlyList<HpaScalingPolicy>? Policies { get; init; }
}
