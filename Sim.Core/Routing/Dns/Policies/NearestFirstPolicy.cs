namespace Sim.Core.Routing.Dns.Policies;

/// <summary>What latency and geoproximity routing share: the nearest member first, each a tier of its own.</summary>
/// <remarks>
/// Route 53 does not document ties: the lower SetIdentifier comes first. A member whose distance is unknown comes after
/// all others, so that an incomplete table still gives an answer; both are assumptions.
/// </remarks>
internal abstract class NearestFirstPolicy(int members) : IRoutingPolicy
{
    public abstract string Name { get; }

    public Tier NextTier(in DnsClient client, ref TierCursor cursor)
    {
        int best = -1;
        double bestKey = double.PositiveInfinity;
        for (int member = 0; member < members; member++)
        {
            double key = KnownDistance(member, in client) ?? double.PositiveInfinity;
            bool isAhead = cursor.Step == 0 || key > cursor.Key || (key == cursor.Key && member > cursor.Step - 1);
            if (isAhead && (best < 0 || key < bestKey))
            {
                (best, bestKey) = (member, key);
            }
        }
        if (best < 0)
        {
            return default;
        }
        cursor.Step = best + 1;
        cursor.Key = bestKey;
        return Tier.Of(best);
    }

    public abstract string Describe(int member, in DnsClient client);

    /// <summary>Null when the client's table has no entry for the member.</summary>
    protected abstract double? KnownDistance(int member, in DnsClient client);
}
