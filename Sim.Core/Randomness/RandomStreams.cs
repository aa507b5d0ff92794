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
    /// <summary>Whether the streams give 1 - u where those of the same seed and replication give u.</summary>
    public bool IsAntithetic { get; private init; }

    /// <summary>
    /// The streams of the antithetic replication: the same names give streams with 1 - u in place of every uniform u.
    /// </summary>
    /// <remarks>
    /// The mean of the two replications varies less than that of two independent ones where the output is monotone in
    /// every uniform number: waits, response times and losses, which grow with every service time and shrink with
    /// every gap between arrivals. It can vary more where the output is not: a deviation from a target, a variance, a
    /// choice by hash. Hammersley and Morton (1956); judge it by the correlation of the pairs.
    /// </remarks>
    public RandomStreams Antithetic() => this with { IsAntithetic = !IsAntithetic };

    /// <summary>
    /// The stream of one entity for one purpose; the same arguments give the same stream from its beginning.
    /// </summary>
    /// <param name="entity">Who draws: <c>site/dc-par</c>, <c>resolver/FR/12</c>.</param>
    /// <param name="purpose">What for: <c>arrivals</c>, <c>phase</c>.</param>
    public RandomStream For(string entity, string purpose) => new(SeedOf(entity, purpose), IsAntithetic);

    /// <summary>
    /// The numbers of one entity for one purpose by their place instead of in order; independent of the stream of the
    /// same name.
    /// </summary>
    /// <inheritdoc cref="For" path="/param"/>
    public CounterBasedStream CounterBased(string entity, string purpose) => new(SeedOf(entity, purpose), IsAntithetic);

    private ulong SeedOf(string entity, string purpose)
    {
        ArgumentNullException.ThrowIfNull(entity);
        ArgumentNullException.ThrowIfNull(purpose);
        return StreamSeed.Hash(Seed, Replication, entity, purpose);
    }
}
