using Sim.Core.Quantities;

namespace Sim.Scenarios.Convergence;

/// <summary>The timers and habits of speakers that figures are of.</summary>
/// <param name="Mrai">Between two advertisements to one neighbor.</param>
/// <param name="MraiJitter">Largest share by which it is cut, 0 to 1.</param>
/// <param name="SenderSideLoopDetection">A route is not sent to who is in its path.</param>
/// <param name="RateLimitedWithdrawals">Withdrawals wait for the timer as well.</param>
/// <param name="Damping">The preset by which flapping routes are suppressed; null: none is.</param>
/// <param name="Detection">The longest time until a dead link is noticed.</param>
public sealed record ConvergenceSettings(
    SimDuration Mrai,
    double MraiJitter,
    bool SenderSideLoopDetection,
    bool RateLimitedWithdrawals,
    string? Damping,
    SimDuration Detection
);
