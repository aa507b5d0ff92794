using Sim.Core.Quantities;
using Sim.Core.Randomness;

namespace Sim.Core.Models.Resolution;

/// <summary>One cache of a recursive resolver, with its copy of the answer.</summary>
internal struct RecursiveCache
{
    public int Group;

    /// <summary>Share of the group's users behind it.</summary>
    public double Share;

    /// <summary>Position of its first expiry within the TTL, 0 to 1.</summary>
    public double Phase;

    /// <summary>
    /// When, within the spread of a change, the name server knows of it that the resolver asks, 0 to 1.
    /// </summary>
    public double NameServer;

    /// <summary>The least TTL of a resolver that extends; 0 for others.</summary>
    public SimDuration ExtendedTtl;

    /// <summary>How often one copy is asked for: with client subnets, a copy of one subnet.</summary>
    public double LookupsPerSecond;

    /// <summary>The first question after an expiry is answered from the expired copy.</summary>
    public bool ServesStale;

    /// <summary>Of an answer by weights it holds one, drawn anew at each expiry; others hold the exact mix.</summary>
    public bool Draws;

    /// <summary>The draws of its group.</summary>
    public GroupChance Chance;

    /// <summary>The answer of the zone that its copy stems from.</summary>
    public AnswerMix? Source;

    /// <summary>The copy: the answer itself, or the part of it that was drawn.</summary>
    public AnswerMix? Answer;

    /// <summary>Since when it has given that.</summary>
    public SimTime GivenSince;

    /// <summary>How long its copy lives, and one moment at which it expires; it asks again at every multiple.</summary>
    public SimDuration CopyTtl;
    public SimTime Expiry;

    /// <summary>
    /// Until when it is known to hold a copy: it has asked for one, or has been found to have one.
    /// </summary>
    public SimTime HeldUntil;

    public readonly double UncachedShare => 1 / (1 + (LookupsPerSecond * CopyTtl.TotalSeconds));

    public void Learn(AnswerMix source, AnswerMix answer, SimDuration ttl, SimTime expiry)
    {
        Source = source;
        Answer = answer;
        CopyTtl = ttl;
        Expiry = expiry;
    }

    /// <summary>The end of the copy that lives at a moment.</summary>
    public readonly SimTime ExpiryAfter(SimTime time)
    {
        long ttl = CopyTtl.Nanoseconds;
        long since = (time - Expiry).Nanoseconds;
        long periods = since <= 0 ? 0 : ((since - 1) / ttl) + 1;
        return Expiry + new SimDuration(periods * ttl);
    }

    /// <summary>The streams of one group's caches.</summary>
    /// <param name="Cached">Whether a copy is there.</param>
    /// <param name="Questions">How long after an expiry somebody asks.</param>
    /// <param name="Draws">Which of the answers by weight a copy holds.</param>
    internal sealed record GroupChance(RandomStream Cached, RandomStream Questions, RandomStream Draws);
}
