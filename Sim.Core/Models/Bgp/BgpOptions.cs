using Sim.Core.Quantities;
using Sim.Core.Routing.Bgp.Damping;

namespace Sim.Core.Models.Bgp;

/// <summary>The timers and habits of BGP speakers; single sessions may differ.</summary>
public sealed record BgpOptions
{
    /// <summary>
    /// How long a message is under way, drawn once for each link. Default: 5 to 50 ms, an assumption for links between
    /// networks of a continent.
    /// </summary>
    public DurationRange LinkDelay { get; init; } =
        new(SimDuration.FromMilliseconds(5), SimDuration.FromMilliseconds(50));

    /// <summary>
    /// What a speaker needs for a message, drawn for each; one after the other. Default: 1 to 10 ms, an assumption;
    /// Griffin and Premore (2001) took 10 ms to 1 s.
    /// </summary>
    public DurationRange Processing { get; init; } =
        new(SimDuration.FromMilliseconds(1), SimDuration.FromMilliseconds(10));

    /// <summary>
    /// MinRouteAdvertisementIntervalTimer between networks: 0 or more. Default: 30 s (RFC 4271 section 10).
    /// </summary>
    public SimDuration Mrai { get; init; } = SimDuration.FromSeconds(30);

    /// <summary>The same within a network. Default: 5 s (Cisco IOS).</summary>
    public SimDuration InternalMrai { get; init; } = SimDuration.FromSeconds(5);

    /// <summary>
    /// Each time the timer is set it is cut by a share that is uniform between 0 and this: 0 to 1. Default: 0.25, a
    /// factor of 0.75 to 1.0 (RFC 4271 section 10).
    /// </summary>
    public double MraiJitter { get; init; } = 0.25;

    /// <summary>
    /// Withdrawals wait for the timer as well (WRATE). Default: no, though RFC 4271 section 9.2.1.1 has it so; RFC 1771
    /// exempted them, and implementations stayed with that.
    /// </summary>
    public bool RateLimitWithdrawals { get; init; }

    /// <summary>
    /// A route is not sent to a neighbor that is in its path (SSLD), also not back to where it came from. Default: no.
    /// </summary>
    public bool SenderSideLoopDetection { get; init; }

    /// <summary>How a dead link is noticed. Default: a hold time of 90 s (RFC 4271 section 10).</summary>
    public FailureDetection Detection { get; init; } = FailureDetection.Default;

    /// <summary>
    /// From the repair of a link, or a reset, to the session: 0 or more. Default: 1 s, an assumption; ConnectRetryTimer
    /// may add up to 120 s.
    /// </summary>
    public SimDuration Reconnect { get; init; } = SimDuration.FromSeconds(1);

    /// <summary>Damping of routes of other networks. Null, the default: none.</summary>
    public FlapDamping? Damping { get; init; }
}
