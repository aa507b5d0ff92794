using Sim.Core.Quantities;
using Sim.Core.Randomness;

namespace Sim.Core.Routing.Bgp.Synthesis;

/// <summary>Which network has which role, where it is at home, and who has the users.</summary>
internal static class HierarchyStage
{
    // The exponent of the shares is about 1 and the top share 25 % to 50 %; both are assumptions.
    private const double LeastExponent = 0.9;
    private const double MostExponent = 1.1;
    private const double MostTopShare = 0.5;
    private const double LeastTopShare = 0.25;

    public static NetworkDraft Make(SyntheticSpecification specification, MetroMap map, RandomStreams streams)
    {
        var draft = new NetworkDraft(RoleCounts.Of(specification), specification.NetworkCount);
        NetworkRole[] roles = draft.Roles;
        (int Country, int Rank)[] eyeballs = [.. Eyeballs(draft.Counts.Eyeballs)];
        int next = 0;
        Add(NetworkRole.Tier1, draft.Counts.Tier1);
        Add(NetworkRole.Transit, draft.Counts.Transit);
        int mixed = next;
        Add(NetworkRole.RegionalTransit, draft.Counts.RegionalTransit);
        Add(NetworkRole.Eyeball, draft.Counts.SellingEyeballs);
        Shuffle(roles.AsSpan(mixed, next - mixed), streams.For("synthetic-internet", "ranks"));
        Add(NetworkRole.Content, draft.Counts.Content);
        Add(NetworkRole.Eyeball, eyeballs.Length - draft.Counts.SellingEyeballs);
        Add(NetworkRole.Stub, draft.Counts.Stubs);
        Settle(draft, map, eyeballs, streams.CounterBased("synthetic-internet", "homes"));
        ShareUsers(draft, streams.CounterBased("synthetic-internet", "users"));
        return draft;

        void Add(NetworkRole role, int count)
        {
            roles.AsSpan(next, count).Fill(role);
            next += count;
        }
    }

    /// <summary>The largest of every country first, then the second: these have customers too.</summary>
    private static IEnumerable<(int Country, int Rank)> Eyeballs(int[] counts) =>
        from rank in Enumerable.Range(0, counts.Max())
        from country in Enumerable.Range(0, counts.Length)
        where rank < counts[country]
        select (country, rank);

    private static void Shuffle(Span<NetworkRole> roles, RandomStream random)
    {
        for (int i = roles.Length - 1; i > 0; i--)
        {
            int other = random.NextInt32(i + 1);
            (roles[i], roles[other]) = (roles[other], roles[i]);
        }
    }

    private static void Settle(
        NetworkDraft draft,
        MetroMap map,
        (int Country, int Rank)[] eyeballs,
        CounterBasedStream stream
    )
    {
        int nextEyeball = 0;
        for (int network = 0; network < draft.Count; network++)
        {
            var lots = new Lots(stream, network);
            switch (draft.Roles[network])
            {
                case NetworkRole.Eyeball:
                    (int country, draft.EyeballRanks[network]) = eyeballs[nextEyeball++];
                    draft.Homes[network] = map.DrawOf(country, ref lots);
                    break;
                case NetworkRole.Tier1 or NetworkRole.Transit or NetworkRole.Content:
                    draft.Homes[network] = map.DrawExchange(ref lots);
                    break;
                default:
                    draft.Homes[network] = map.Draw(ref lots);
                    break;
            }
            draft.Countries[network] = map.CountryOf[draft.Homes[network]];
        }
    }

    private static void ShareUsers(NetworkDraft draft, CounterBasedStream stream)
    {
        double[][] shares = new double[draft.Counts.Eyeballs.Length][];
        for (int country = 0; country < shares.Length; country++)
        {
            double exponent = LeastExponent + ((MostExponent - LeastExponent) * stream.DoubleAt(country, 0));
            shares[country] = Zipf(draft.Counts.Eyeballs[country], exponent);
        }
        for (int network = 0; network < draft.Count; network++)
        {
            if (draft.Roles[network] == NetworkRole.Eyeball)
            {
                draft.UserShares[network] = shares[draft.Countries[network]][draft.EyeballRanks[network]];
            }
        }
    }

    /// <summary>
    /// Shares that fall with the rank; the first is kept between its bounds, which the others make up for.
    /// </summary>
    private static double[] Zipf(int count, double exponent)
    {
        double[] shares = new double[count];
        for (int rank = 0; rank < count; rank++)
        {
            shares[rank] = DeterministicMath.Pow(rank + 1, -exponent);
        }
        double rest = shares.Skip(1).Sum();
        double top = count == 1 ? 1 : Math.Clamp(1 / (1 + rest), LeastTopShare, MostTopShare);
        for (int rank = 0; rank < count; rank++)
        {
            shares[rank] = rank == 0 ? top : shares[rank] / rest * (1 - top);
        }
        return shares;
    }
}
