using Sim.Core.Quantities;

namespace Sim.Core.Models.Bgp;

/// <summary>How a speaker notices that a link carries nothing any more.</summary>
/// <remarks>
/// Each end notices by itself: after the whole time less what had passed since the neighbor's last sign of life, which
/// is uniform between nothing and the interval of these signs.
/// </remarks>
/// <param name="After">How long silence lasts before the session counts as lost.</param>
/// <param name="Interval">Between two signs of life.</param>
public sealed record FailureDetection(SimDuration After, SimDuration Interval)
{
    /// <summary>The interface goes down with the link, and the session with it: at once.</summary>
    public static FailureDetection Immediate { get; } = new(SimDuration.Zero, SimDuration.Zero);

    /// <summary>Hold time of 90 s, keepalives every 30 s (RFC 4271 section 10).</summary>
    public static FailureDetection Default { get; } = HoldTimer(SimDuration.FromSeconds(90));

    /// <summary>The hold timer of BGP; keepalives come at a third of it (RFC 4271 section 4.4).</summary>
    /// <param name="holdTime">3 s or more (RFC 4271 section 4.2).</param>
    public static FailureDetection HoldTimer(SimDuration holdTime) => new(holdTime, holdTime * (1.0 / 3));

    /// <summary>Bidirectional forwarding detection: so many control packets are missing (RFC 5880 section
    /// 6.8.4).</summary>
    /// <param name="interval">Between control packets, often 50 ms to 1 s.</param>
    /// <param name="multiplier">1 to 255; often 3.</param>
    public static FailureDetection Bfd(SimDuration interval, int multiplier) => new(interval * multiplier, interval);

    /// <param name="uniform">From 0 to 1: how long ago the last sign of life came.</param>
    internal SimDuration Delay(double uniform) => After - (Interval * uniform);
}
