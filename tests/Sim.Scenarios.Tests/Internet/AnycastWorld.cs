using Sim.Core.Network;
using Sim.Core.Randomness;
using Sim.Core.Routing.Bgp;
using Sim.Core.Routing.Bgp.Catchments;
using Sim.Core.Routing.Bgp.Geography;
using Sim.Core.Routing.Bgp.Synthesis;
using Sim.Core.Routing.Bgp.Topology;
using Sim.Scenarios.Internet;

namespace Sim.Scenarios.Tests.Internet;

/// <summary>
/// A synthetic Internet of 5,000 networks over the countries of the package, with one network of ours in up to 48
/// metros. Sites come in the order in which each brings the most users nearer than those before it.
/// </summary>
internal sealed class AnycastWorld
{
    private const int NetworkCount = 5_000;
    private const int SiteCount = 48;

    private static readonly Asn s_ours = new(64500);
    private static readonly SyntheticSpecification s_places = BuiltinInternet.Specify(NetworkCount);
    private static readonly MetroTable s_metros = Table();
    private static readonly int[] s_order = BestFirst();

    private readonly SyntheticInternet _internet;
    private readonly ClientNetwork[] _clients;

    /// <param name="role">Of our network.</param>
    /// <param name="peering">The share of eyeball networks that it peers with where they meet.</param>
    public AnycastWorld(ulong seed, NetworkRole role, double peering)
    {
        var ours = new NamedNetwork(s_ours, role)
        {
            Metros = [.. s_order.Select(metro => s_places.Metros[metro].Code)],
            PeeringWithEyeballs = new(peering),
        };
        _internet = SyntheticInternet.Generate(s_places with { NamedNetworks = [ours] }, new RandomStreams(seed));
        AsGeography geography = Of(_internet.Graph);
        _clients =
        [
            .. Enumerable
                .Range(0, _internet.Graph.Count)
                .Where(network => _internet.RoleOf(network) == NetworkRole.Eyeball)
                .SelectMany(network =>
                {
                    SyntheticCountry home = s_places.Countries[_internet.CountryOf(network)];
                    double users = home.Users * _internet.UserShareOf(network).Value;
                    return ClientNetwork.Spread(geography, network, users, home.Code);
                }),
        ];
    }

    /// <summary>Sites that are announced to everybody who is in their metro.</summary>
    public CatchmentSummary Open(int sites) =>
        Solve(_internet.Graph, [.. s_order.Take(sites).Select(metro => Site(metro, null))]);

    /// <summary>
    /// Sites that each have one upstream of their own: the network with the most customers there, tier-1 aside.
    /// </summary>
    public CatchmentSummary BehindOneTransitEach(int sites)
    {
        AsGraph graph = _internet.Graph;
        List<AnycastSite> behind = [];
        foreach (int metro in s_order.Take(sites))
        {
            int upstream = Enumerable
                .Range(0, graph.Count)
                .Where(network => _internet.MetrosOf(network).Contains(metro))
                .Where(network => _internet.RoleOf(network) is NetworkRole.Transit or NetworkRole.RegionalTransit)
                .MaxBy(network => graph.CustomersOf(network).Length);
            Asn asn = graph.AsnOf(upstream);
            if (graph.RelationshipOf(graph.IndexOf(s_ours), upstream) is null)
            {
                graph = graph.WithLink(s_ours, asn, AsRelationship.Provider);
            }
            behind.Add(Site(metro, asn));
        }
        return Solve(graph, behind);
    }

    private static AnycastSite Site(int metro, Asn? upstream) =>
        new()
        {
            Name = s_places.Metros[metro].Code,
            Metro = metro,
            Upstreams = upstream is { } only ? new HashSet<Asn> { only } : null,
        };

    private CatchmentSummary Solve(AsGraph graph, IReadOnlyList<AnycastSite> sites)
    {
        AsGeography geography = Of(graph);
        var prefix = new AnycastPrefix(geography, new AnycastNetwork { Announcer = s_ours, Sites = sites });
        return new CatchmentSolver(geography).Solve(prefix, _clients).Total;
    }

    private AsGeography Of(AsGraph graph)
    {
        List<int> offsets = [0];
        List<int> metros = [];
        for (int network = 0; network < graph.Count; network++)
        {
            metros.AddRange(_internet.MetrosOf(network));
            offsets.Add(metros.Count);
        }
        return new AsGeography(graph, s_metros, new MetroPresence([.. offsets], [.. metros], s_metros.Count));
    }

    private static MetroTable Table()
    {
        var latency = new GreatCircleLatency();
        return new MetroTable(
            [.. s_places.Metros.Select(metro => new Metro(metro.Code, metro.Center, metro.Country))],
            latency.RoundTrip,
            latency.ClientRoundTrip
        );
    }

    /// <summary>
    /// Greedy by the mean distance of users, who stand in equal parts in the metros of their country.
    /// </summary>
    private static int[] BestFirst()
    {
        double[] users =
        [
            .. s_places.Metros.Select(metro =>
                s_places.Countries.Single(country => country.Code == metro.Country).Users
                / (double)s_places.Metros.Count(other => other.Country == metro.Country)
            ),
        ];
        List<int> chosen = [];
        double[] least = [.. users.Select(_ => double.MaxValue)];
        while (chosen.Count < SiteCount)
        {
            int next = Enumerable
                .Range(0, s_metros.Count)
                .Where(metro => s_places.Metros[metro].HasExchange && !chosen.Contains(metro))
                .MinBy(metro => users.Select((weight, i) => weight * Math.Min(least[i], Way(i, metro))).Sum());
            chosen.Add(next);
            least = [.. least.Select((way, i) => Math.Min(way, Way(i, next)))];
        }
        return [.. chosen];
    }

    private static double Way(int one, int other) => s_metros.WayBetween(one, other).TotalMilliseconds;
}
