using Sim.Core.Quantities;

namespace Sim.Core.Models.Bgp;

/// <summary>When a network that does not come to rest is left alone.</summary>
public sealed record ConvergenceLimits
{
    /// <summary>Simulated time. Default: 4 hours, more than damping can hold a route back twice.</summary>
    public SimDuration Time { get; init; } = SimDuration.FromHours(4);

    /// <summary>
    /// Messages per session, looked at every simulated second: 1 or more. Default: 10,000, a judgement: stable policies
    /// need far fewer.
    /// </summary>
    public long MessagesPerSession { get; init; } = 10_000;

    /// <summary>
    /// The least step of the timeline; it doubles whenever there would be too many. Default: 10 ms.
    /// </summary>
    public SimDuration TimelineStep { get; init; } = SimDuration.FromMilliseconds(10);
}
