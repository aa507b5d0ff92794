using Sim.Core.Quantities;

namespace Sim.Core.Models.Platform;

/// <summary>A cache between the pods of a pool and a data store, which all of them share.</summary>
/// <remarks>
/// <para>
/// It fills with requests and empties with time: of the requests of the pool it remembers
/// n' = rate - n / <see cref="TimeToLive"/>, and its hit ratio is <see cref="HitRatio"/> (1 - exp(-n /
/// <see cref="WarmUp"/>)). So an idle pool has a cold cache, one that has always had the same traffic has a warm one,
/// and one that gets a trickle is in between.
/// </para>
/// <para>
/// An assumption. For one item that is asked for by chance and is kept for a fixed time after each use the law is
/// exact, with 1 / WarmUp the item's share of the requests (Che, Tung and Wang 2002); a catalog of many items of
/// different popularity warms faster at first and slower at last.
/// </para>
/// </remarks>
/// <param name="HitRatio">What a warm cache answers, as a share of the calls, 0 to 1.</param>
/// <param name="HitTime">Time of a look-up, for hits and misses, 0 or more.</param>
/// <param name="WarmUp">
/// Requests after which a cold cache has come to 63 % (1 - 1/e) of <see cref="HitRatio"/>, more than 0.
/// </param>
/// <param name="TimeToLive">How long an answer is kept, more than 0.</param>
public sealed record CacheSpec(Ratio HitRatio, SimDuration HitTime, double WarmUp, SimDuration TimeToLive)
{
    /// <summary>Share of the calls that it answers.</summary>
    /// <param name="remembered">Requests that it remembers, 0 or more.</param>
    internal double HitRatioAt(double remembered) =>
        HitRatio.Value * (1 - DeterministicMath.Exp(-(remembered / WarmUp)));
}
