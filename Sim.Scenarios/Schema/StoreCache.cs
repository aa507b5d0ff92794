using Sim.Core.Quantities;
using Sim.Scenarios.Schema.Binding;

namespace Sim.Scenarios.Schema;

/// <summary>
/// A cache that the pods of a pool share. It fills with requests and empties with time, so an idle pool has a cold one:
/// of its requests it remembers n' = rate - n / timeToLive, and answers hitRatio (1 - exp(-n / warmUp)) of the calls,
/// an assumption. It begins as warm as the demand of the beginning keeps it.
/// </summary>
public sealed record StoreCache
{
    /// <summary>What a warm cache answers, as a share of the calls.</summary>
    [Limits(AtLeast = "0%", AtMost = "100%")]
    public required Ratio HitRatio { get; init; }

    /// <summary>
    /// Time of a look-up, for hits and misses. Default 0.5 ms: one round trip within the data center.
    /// </summary>
    [Limits(AtMost = "1h")]
    public SimDuration HitTime { get; init; } = SimDuration.FromMilliseconds(0.5);

    /// <summary>
    /// Requests after which a cold cache has come to 63 % of the hit ratio. Default 100,000: an assumption.
    /// </summary>
    [Limits(MoreThan = "0", AtMost = "1000000000000")]
    [Plausible("10000", "1000000")]
    public double WarmUp { get; init; } = 100_000;

    /// <summary>How long an answer is kept. Default 1 h: an assumption.</summary>
    [Limits(MoreThan = "0s", AtMost = "31d")]
    public SimDuration TimeToLive { get; init; } = SimDuration.FromHours(1);
}
