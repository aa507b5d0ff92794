using Sim.Core.Models.Platform;
using Sim.Core.Models.Routes.Internet;
using Sim.Core.Quantities;
using Sim.Core.Routing.Bgp;
using Sim.Core.Routing.Bgp.Catchments;
using Sim.Core.Routing.Bgp.Geography;
using Sim.Core.Routing.Bgp.Synthesis;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Internet;

/// <summary>The vantages of a platform as sets of networks.</summary>
/// <remarks>
/// Users as in <see cref="ScenarioClients"/>. Health checkers of a cloud region sit in the network with the most
/// neighbors of those in the metro nearest to it, and so do users whose country the graph lacks: an assumption.
/// </remarks>
internal sealed class ScenarioEyeballs
{
    /// <summary>
    /// Networks and metros of a vantage that are kept, those with the most users: 32, an assumption for the sake of
    /// speed; the rest of the users is shared out over them.
    /// </summary>
    private const int MostOfVantage = 32;

    private readonly SyntheticInternet _internet;
    private readonly AsGeography _geography;
    private readonly Dictionary<string, int> _countries;
    private readonly double[] _inhabitants;
    private readonly int[] _hubs;

    /// <param name="ownNetworks">Of sites and front ends: nobody else sits there.</param>
    public ScenarioEyeballs(SyntheticInternet internet, AsGeography geography, IReadOnlyCollection<Asn> ownNetworks)
    {
        _internet = internet;
        _geography = geography;
        _countries = ScenarioClients.CountriesOf(internet);
        _inhabitants = ScenarioClients.InhabitantsOf(geography);
        _hubs = HubsOf(geography, [.. ownNetworks.Select(geography.Graph.IndexOf)]);
    }

    /// <param name="areas">The first vantages of the platform.</param>
    /// <param name="pins">What was measured, by network.</param>
    public IReadOnlyList<EyeballNetwork> Of(
        PlatformSpec platform,
        IReadOnlyList<DemandArea> areas,
        IReadOnlyDictionary<int, IReadOnlyList<MeasuredShare>> pins
    ) =>
        [
            .. platform
                .Vantages.Select((vantage, i) => i < areas.Count ? OfArea(areas[i], i) : Hub(vantage.Location, i))
                .SelectMany(eyeballs => eyeballs)
                .SelectMany(one => pins.TryGetValue(one.Network, out var shares) ? Pin(one, shares) : [one]),
        ];

    private static IEnumerable<EyeballNetwork> Pin(EyeballNetwork eyeball, IReadOnlyList<MeasuredShare> shares) =>
        shares.Select(pin =>
            eyeball with
            {
                Share = eyeball.Share * pin.Share,
                PinnedSite = pin.Site,
                PinnedRoundTrip = pin.RoundTrip,
            }
        );

    private EyeballNetwork[] OfArea(DemandArea area, int vantage)
    {
        if (!_countries.TryGetValue(area.Country.Iso2, out int country))
        {
            return Hub(area.Center, vantage);
        }
        ClientNetwork[] kept =
        [
            .. ScenarioClients
                .OfArea(area with { ShareOfAll = new Ratio(1) }, country, _internet, _geography, _inhabitants)
                .Where(client => client.Users > 0)
                .OrderByDescending(client => client.Users)
                .ThenBy(client => client.Network)
                .ThenBy(client => client.Metro)
                .Take(MostOfVantage),
        ];
        double users = kept.Sum(client => client.Users);
        return kept.Length == 0
            ? Hub(area.Center, vantage)
            : [.. kept.Select(one => new EyeballNetwork(vantage, one.Network, one.Metro, one.Users / users))];
    }

    private EyeballNetwork[] Hub(GeoPoint location, int vantage)
    {
        int metro = Enumerable
            .Range(0, _hubs.Length)
            .Where(one => _hubs[one] >= 0)
            .MinBy(one => _geography.Metros.Metros[one].Location.KilometersTo(location));
        return [new EyeballNetwork(vantage, _hubs[metro], metro, 1)];
    }

    /// <summary>By metro the network with the most neighbors; -1 where there is none.</summary>
    private static int[] HubsOf(AsGeography geography, HashSet<int> without)
    {
        int[] hubs = [.. geography.Metros.Metros.Select(_ => -1)];
        for (int network = 0; network < geography.Graph.Count; network++)
        {
            foreach (int metro in without.Contains(network) ? [] : geography.Presence.MetrosOf(network))
            {
                int before = hubs[metro];
                bool hasMore =
                    before < 0
                    || geography.Graph.NeighborsOf(network).Length > geography.Graph.NeighborsOf(before).Length;
                hubs[metro] = hasMore ? network : before;
            }
        }
        return hubs;
    }
}
