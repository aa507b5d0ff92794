namespace Sim.Core.Routing.Dns.Policies;

/// <summary>
/// Neighboring members of a group that a policy prefers equally; empty when the policy has no more to offer.
/// </summary>
internal readonly record struct Tier(int First, int Count)
{
    public bool IsEmpty => Count == 0;

    public static Tier Of(int member) => new(member, 1);

    /// <summary>Enumerates the members before <paramref name="split"/>, then the rest; either may be empty.</summary>
    public static Tier NextOfTwo(int split, int count, ref TierCursor cursor)
    {
        if (cursor.Step == 0 && split == 0)
        {
            cursor.Step = 1;
        }
        return cursor.Step++ switch
        {
            0 => new Tier(0, split),
            1 => new Tier(split, count - split),
            _ => default,
        };
    }
}
