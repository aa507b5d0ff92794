using Sim.Core.Randomness;

namespace Sim.Core.Routing.Bgp.Synthesis;

/// <summary>Who buys from whom: always in a metro that both are present in.</summary>
internal sealed class ProviderStage(NetworkDraft draft, MetroMap map, LinkSet links, CounterBasedStream stream)
{
    // A network that sells buys from one that is clearly larger, at most at 0.65 of its rank; this keeps chains of
    // providers as short as they are. Set by trial.
    private const double Above = 0.65;

    private const int Trials = 8;
    private const int MostProviders = 12;

    // Of networks with one provider, two, ... to four; the others have five or more, one more in every third. From the
    // shares over all networks and over stubs in PublishedStatistics.
    private static readonly double[] s_stubs = [0.475, 0.88, 0.968, 0.993];
    private static readonly double[] s_sellers = [0.2, 0.555, 0.72, 0.84];

    private readonly ProviderMarket _market = new(draft, map);
    private readonly int[] _providers = new int[MostProviders];
    private int _count;

    public void Link()
    {
        for (int buyer = draft.Counts.Tier1; buyer < draft.Count; buyer++)
        {
            var lots = new Lots(stream, buyer);
            _count = 0;
            int wanted = Wanted(buyer, ref lots);
            while (_count < wanted && (FindAtHome(buyer, ref lots) || FindNearby(buyer, ref lots)))
            {
                links.AddProvider(buyer, _providers[_count - 1]);
            }
        }
    }

    private int Wanted(int buyer, ref Lots lots)
    {
        double[] shares = buyer < draft.Sellers ? s_sellers : s_stubs;
        int wanted = 1 + CumulativeWeights.Find([.. shares, 1], lots.Next());
        while (wanted > shares.Length && wanted < MostProviders && lots.IsOneOf(1.0 / 3))
        {
            wanted++;
        }
        return wanted;
    }

    private bool FindAtHome(int buyer, ref Lots lots)
    {
        int[] metros = draft.Metros[buyer];
        for (int i = 0; i < Trials; i++)
        {
            if (Take(_market.Draw(metros[lots.Next(metros.Length)], AboveOf(buyer), ref lots)))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>The nearest metro where somebody else sells; the buyer goes there.</summary>
    private bool FindNearby(int buyer, ref Lots lots)
    {
        foreach (int metro in map.NearestTo(draft.Homes[buyer]))
        {
            if (Take(_market.Draw(metro, AboveOf(buyer), ref lots)))
            {
                draft.AddMetro(buyer, metro);
                return true;
            }
        }
        return false;
    }

    private int AboveOf(int buyer) =>
        buyer < draft.Sellers ? Math.Max(draft.Counts.Tier1, (int)(Above * buyer)) : buyer;

    private bool Take(int provider)
    {
        if (provider < 0 || _providers.AsSpan(0, _count).Contains(provider))
        {
            return false;
        }
        _providers[_count++] = provider;
        return true;
    }
}
