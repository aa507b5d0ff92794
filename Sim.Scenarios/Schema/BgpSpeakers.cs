using Sim.Core.Quantities;
using Sim.Scenarios.Schema.Binding;

namespace Sim.Scenarios.Schema;

/// <summary>The timers and habits of the BGP speakers of all networks.</summary>
public sealed record BgpSpeakers
{
    /// <summary>Between two advertisements to one neighbor (MRAI). Default 30 s: RFC 4271 section 10.</summary>
    [Limits(AtMost = "10m")]
    public SimDuration Mrai { get; init; } = SimDuration.FromSeconds(30);

    /// <summary>The share that chance takes off it, at most. Default 25 %: RFC 4271 section 10.</summary>
    [Limits(AtMost = "100%")]
    public Ratio MraiJitter { get; init; } = new(0.25);

    /// <summary>
    /// Withdrawals wait for this timer as well. Default false, though RFC 4271 section 9.2.1.1 has it so: RFC 1771
    /// exempted them, and implementations stayed with that.
    /// </summary>
    public bool RateLimitWithdrawals { get; init; }

    /// <summary>A route is not sent to a neighbor that is in its path. Default false.</summary>
    public bool SenderSideLoopDetection { get; init; }

    /// <summary>Whose parameters of route flap damping are in use. Default none, an assumption.</summary>
    public BgpDamping Damping { get; init; } = BgpDamping.None;

    /// <summary>
    /// Interval of bidirectional forwarding detection: a dead upstream is noticed when three packets are missing (RFC
    /// 5880), and <c>holdTime</c> does not count. Default: none.
    /// </summary>
    [Limits(AtLeast = "1ms", AtMost = "10s")]
    public SimDuration? Bfd { get; init; }
}
