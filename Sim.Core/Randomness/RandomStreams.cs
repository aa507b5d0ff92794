namespace Sim.Core.Randomness;

/// <summary>Makes the named streams of one run.</summary>
/// <remarks>
/// A stream belongs to one entity and one purpose and is seeded by a hash of (seed, replication, entity, purpose), so
/// that adding an entity does not shift the draws of any other: variants of a scenario stay comparable on common random
/// numbers.
/// </remarks>
/// <param name="Seed">The scenario's seed.</param>
/// <param name="Replication">Index of the replication, from 0.</param>
public sealed record RandomStreams(ulong Seed, int Replication = 0)
{
    /// <summary>
    /// The stream of one entity for one purpose; the same arguments give the same stream from its beginning.
    /// </summary>
    /// <param name="entity">Who draws: <c>site/dc-par</c>, <c>resolver/FR/12</c>.</param>
    /// <param name="purpose">What for: <c>arrivals</c>, <c>phase</c>.</param>
    public RandomStream For(string entity, string purpose)
    {
        ArgumentNullException.ThrowIfNull(entity);
        ArgumentNullException.ThrowIfNull(purpose);
        return new RandomStream(StreamSeed.Hash(Seed, Replication, entity, purpose));
    }
}
