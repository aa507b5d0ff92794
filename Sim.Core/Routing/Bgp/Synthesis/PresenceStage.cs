using Sim.Core.Randomness;

namespace Sim.Core.Routing.Bgp.Synthesis;

/// <summary>In which metros every network is present. All numbers here are assumptions.</summary>
internal static class PresenceStage
{
    private const double Tier1AtExchange = 0.85;
    private const double Tier1Elsewhere = 0.03;
    private const int MostTransitMetros = 40;
    private const double TransitTail = 0.6;
    private const int FewestTransitMetros = 3;
    private const double TransitNearby = 0.7;
    private const int Nearby = 25;
    private const double RegionalInCountry = 0.5;
    private const double RegionalAbroad = 0.25;
    private const int NationwideEyeballs = 2;
    private const double EyeballInCountry = 0.4;
    private const int MostContentMetros = 30;
    private const double ContentTail = 1.0;
    private const double StubTwice = 0.03;

    public static void Place(NetworkDraft draft, MetroMap map, RandomStreams streams)
    {
        CounterBasedStream stream = streams.CounterBased("synthetic-internet", "metros");
        for (int network = 0; network < draft.Count; network++)
        {
            if (draft.Metros[network] is not null)
            {
                continue;
            }
            var lots = new Lots(stream, network);
            SortedSet<int> metros = [draft.Homes[network]];
            Spread(draft, map, network, metros, ref lots);
            draft.Metros[network] = [.. metros];
        }
    }

    private static void Spread(NetworkDraft draft, MetroMap map, int network, SortedSet<int> metros, ref Lots lots)
    {
        int home = draft.Homes[network];
        switch (draft.Roles[network])
        {
            case NetworkRole.Tier1:
                for (int metro = 0; metro < map.Count; metro++)
                {
                    Join(metros, metro, map.HasExchange[metro] ? Tier1AtExchange : Tier1Elsewhere, ref lots);
                }
                break;
            case NetworkRole.Transit:
                Reach(
                    map,
                    home,
                    FewestTransitMetros * lots.NextHeavy(TransitTail, MostTransitMetros),
                    metros,
                    ref lots
                );
                break;
            case NetworkRole.RegionalTransit:
                Cover(map, home, RegionalInCountry, metros, ref lots);
                GoAbroad(map, home, map.HasExchange[home] ? RegionalAbroad : 1, metros, ref lots);
                break;
            case NetworkRole.Eyeball:
                bool isLarge = draft.EyeballRanks[network] < NationwideEyeballs;
                Cover(map, home, isLarge ? 1 : EyeballInCountry, metros, ref lots);
                GoAbroad(map, home, isLarge && !map.HasExchange[home] ? 1 : 0, metros, ref lots);
                break;
            case NetworkRole.Content:
                Reach(map, home, lots.NextHeavy(ContentTail, MostContentMetros) - 1, metros, ref lots);
                break;
            default:
                Cover(map, home, StubTwice, metros, ref lots);
                break;
        }
    }

    /// <summary>Other metros of the country.</summary>
    private static void Cover(MetroMap map, int home, double share, SortedSet<int> metros, ref Lots lots)
    {
        foreach (int metro in map.OfCountry(map.CountryOf[home]))
        {
            Join(metros, metro, share, ref lots);
        }
    }

    private static void GoAbroad(MetroMap map, int home, double share, SortedSet<int> metros, ref Lots lots)
    {
        if (map.ExchangeAbroad(home) is var abroad and >= 0)
        {
            Join(metros, abroad, share, ref lots);
        }
    }

    /// <summary>Exchange points, most of them in this part of the world; one drawn twice counts once.</summary>
    private static void Reach(MetroMap map, int home, int count, SortedSet<int> metros, ref Lots lots)
    {
        ReadOnlySpan<int> nearest = map.NearestTo(home);
        for (int i = 0; i < Math.Min(count, MostTransitMetros); i++)
        {
            int metro = lots.IsOneOf(TransitNearby)
                ? nearest[lots.Next(Math.Min(Nearby, nearest.Length))]
                : map.DrawExchange(ref lots);
            Join(metros, metro, map.HasExchange[metro] ? 1 : Tier1Elsewhere, ref lots);
        }
    }

    private static void Join(SortedSet<int> metros, int metro, double share, ref Lots lots)
    {
        if (lots.IsOneOf(share))
        {
            metros.Add(metro);
        }
    }
}
