using Sim.Core.Routing.Balancing.Global;

namespace Sim.Core.Models.Platform;

/// <summary>When a front end takes one of its pools for full, and whether it fills it before others.</summary>
/// <param name="Mode">In what the target is stated; <see cref="BalancingMode.Rate"/>: the pool's.</param>
/// <param name="MaxUtilization">The target in mode <see cref="BalancingMode.Utilization"/>, more than 0.</param>
/// <param name="CapacityScaler">Factor on the target, 0 to 1; 0 drains the pool.</param>
/// <param name="IsPreferred">Filled before pools that are not.</param>
public sealed record FrontEndTarget(
    BalancingMode Mode = BalancingMode.Rate,
    double MaxUtilization = 0.8,
    double CapacityScaler = 1,
    bool IsPreferred = false
);
