using Sim.Core.Models.Demand;
using Sim.Core.Quantities;

namespace Sim.Core.Models.Resolution;

/// <summary>The resolvers of a platform's users: how many there are and how long they keep answers.</summary>
/// <param name="Count">How many caches they have together in the world.</param>
/// <param name="ExtendingShare">Share of resolvers that keep answers longer than their TTL, 0 to 1.</param>
/// <param name="ExtendedTtl">The least TTL of the first of those, more than 0 where there are any.</param>
public sealed record ResolverSpec(int Count, double ExtendingShare, SimDuration ExtendedTtl)
{
    /// <summary>
    /// The least TTL of the last of those that extend: between the two, logarithms are even. At least
    /// <see cref="ExtendedTtl"/>, which is the default.
    /// </summary>
    public SimDuration LongestExtendedTtl { get; init; } = ExtendedTtl;

    /// <summary>Answers are kept no shorter (unbound's cache-min-ttl). Default 0, unbound's.</summary>
    public SimDuration LeastTtl { get; init; } = SimDuration.Zero;

    /// <summary>
    /// Answers are kept no longer, save by those that extend (unbound's cache-max-ttl). Default 1 d, unbound's.
    /// </summary>
    public SimDuration LargestTtl { get; init; } = SimDuration.FromHours(24);

    /// <summary>A "no" is kept no longer (unbound's cache-max-negative-ttl). Default 1 h, unbound's.</summary>
    public SimDuration LargestNegativeTtl { get; init; } = SimDuration.FromHours(1);

    /// <summary>
    /// Share of resolvers that answer the first question after an expiry from the expired copy and ask after that
    /// (RFC 8767 with a client timer of 0, unbound's serve-expired). Default 0, unbound's.
    /// </summary>
    public double StaleShare { get; init; }

    /// <summary>
    /// How long after its expiry a copy is served by those. Default 1 d (RFC 8767 suggests 1 to 3 days).
    /// </summary>
    public SimDuration StaleWindow { get; init; } = SimDuration.FromHours(24);

    /// <summary>Caches of one public resolver that know nothing of each other, 1 or more. Default 1.</summary>
    public int CachesPerPublicResolver { get; init; } = 1;

    /// <summary>
    /// How sizes of resolvers fall with their rank within a group: as rank to minus this, 0 or more. Default 0.5: an
    /// assumption.
    /// </summary>
    public double SizeExponent { get; init; } = 0.5;

    /// <summary>
    /// Least share of all demand of a cache that holds one of several answers by weight at a time, drawn at each
    /// expiry; smaller ones hold the exact mix, for what they draw evens out. Default 0.02 %: an assumption, to bound
    /// the cost.
    /// </summary>
    public double DrawingShare { get; init; } = 0.0002;

    /// <summary>Caches of one resolver that know nothing of each other.</summary>
    public int CachesPerResolver(ResolverKind kind) => kind == ResolverKind.Public ? CachesPerPublicResolver : 1;

    /// <summary>Share of a group's users behind each cache of its resolvers, one resolver after the other.</summary>
    /// <param name="kind">Whose they are.</param>
    /// <param name="weight">The group's share of all demand; decides how many there are.</param>
    public double[] CacheShares(ResolverKind kind, double weight)
    {
        int caches = CachesPerResolver(kind);
        int resolvers = Math.Max(1, (int)Math.Round(weight * Count / caches));
        return ResolverSizes.Shares(resolvers, caches, SizeExponent);
    }

    /// <summary>How long a resolver that extends nothing keeps an answer.</summary>
    /// <param name="ttl">As the name server gave it.</param>
    /// <param name="negative">The answer is that there is none.</param>
    public SimDuration Kept(SimDuration ttl, bool negative)
    {
        SimDuration largest = negative ? SimDuration.Min(LargestTtl, LargestNegativeTtl) : LargestTtl;
        return SimDuration.Min(SimDuration.Max(ttl, LeastTtl), largest);
    }

    /// <summary>The least TTL of a resolver among those that extend.</summary>
    /// <param name="rank">Its rank by that TTL as a share of them, 0 to 1.</param>
    public SimDuration ExtendedTtlAt(double rank)
    {
        double ratio = LongestExtendedTtl / ExtendedTtl;
        return ratio > 1 ? ExtendedTtl * DeterministicMath.Pow(ratio, rank) : ExtendedTtl;
    }
}
