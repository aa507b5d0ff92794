using Sim.Core.Models.Platform;
using Sim.Core.Models.Routes.Internet;
using Sim.Core.Randomness;
using Sim.Core.Routing.Bgp;
using Sim.Core.Routing.Bgp.Catchments;
using Sim.Core.Routing.Bgp.Geography;
using Sim.Core.Routing.Bgp.Synthesis;
using Sim.Core.Routing.Bgp.Topology;
using Sim.Scenarios.Schema;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Internet;

/// <summary>The Internet between the users of a scenario and its sites and edges.</summary>
/// <remarks>
/// Upstreams of sites are transit networks that are also in the metros of their sites. Each site is a network of its
/// own that announces to its upstreams only. The front ends are one content network with a backbone and an edge in
/// every metro of the table, which peers with most eyeball networks. Users of a country are shared out over its eyeball
/// networks, and of each over its metros by the inhabitants of the city; those of a part of a country are where their
/// network is nearest to it. All of that is an assumption.
/// </remarks>
public sealed class ScenarioInternet
{
    private readonly Scenario _scenario;
    private readonly IReadOnlyList<ObservedShare> _catchments;
    private readonly SyntheticInternet _internet;
    private readonly int[] _edges;

    private ScenarioInternet(ScenarioInputs inputs, SyntheticInternet internet, ulong seed)
    {
        _scenario = inputs.Scenario;
        _catchments = inputs.Catchments;
        _internet = internet;
        Seed = seed;
        IReadOnlyList<SyntheticMetro> places = internet.Specification.Metros;
        Geography = GeographyOf(internet, LinkSites(internet.Graph, _scenario), inputs);
        _edges = [.. InternetPlaces.Edges(places).Select(Geography.Metros.IndexOf)];
        Clients = ScenarioClients.Of(inputs, internet, Geography);
    }

    /// <summary>Who announces the addresses of front ends: Google's number.</summary>
    public static Asn FrontEndNetwork { get; } = new(15169);

    public AsGeography Geography { get; }

    /// <summary>The users, in shares of all requests of a day; countries that the graph lacks have none.</summary>
    public IReadOnlyList<ClientNetwork> Clients { get; }

    /// <summary>Of the Internet.</summary>
    public ulong Seed { get; }

    /// <summary>Makes the Internet that the scenario asks for, or that of the defaults.</summary>
    /// <param name="seed">Null: that of the scenario.</param>
    /// <exception cref="ArgumentException">There are <see cref="Problems"/>.</exception>
    public static ScenarioInternet Make(ScenarioInputs inputs, ulong? seed = null)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ulong used = seed ?? GraphOf(inputs.Scenario).Seed;
        SyntheticSpecification specification = InternetPlaces.Specify(inputs.Scenario, GraphOf(inputs.Scenario));
        return new ScenarioInternet(inputs, SyntheticInternet.Generate(specification, new RandomStreams(used)), used);
    }

    /// <summary>What keeps the networks of a scenario from being in its graph; empty when nothing does.</summary>
    public static IReadOnlyList<string> Problems(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        string[] wrong =
        [
            .. scenario
                .Sites.SelectMany(site => site.Upstreams)
                .Distinct()
                .Where(upstream => !Asn.TryParse(upstream, out _))
                .Select(upstream => $"{upstream} is above the largest number, AS4294967295"),
        ];
        return wrong.Length > 0 ? wrong : InternetPlaces.Specify(scenario, GraphOf(scenario)).Problems();
    }

    /// <summary>Sites of the scenario as if they announced one prefix together.</summary>
    /// <param name="sites">Ids, at least one.</param>
    /// <exception cref="ArgumentException">The scenario has no such site.</exception>
    public AnycastPrefix PrefixOf(IReadOnlyList<string> sites)
    {
        ArgumentNullException.ThrowIfNull(sites);
        return new AnycastPrefix(Geography, [.. sites.Select(NetworkOf)]);
    }

    /// <summary>The prefix of a site: its own, or that of the anycast sites that it shares one with.</summary>
    /// <exception cref="ArgumentException">The scenario has no such site.</exception>
    public AnycastPrefix PrefixOfSite(string site)
    {
        Site own = Find(site);
        return PrefixOf([
            .. _scenario.Sites.Where(one => one == own || own.SharesPrefixWith(one)).Select(one => one.Id),
        ]);
    }

    /// <summary>The networks that carry the prefix of a site, as the scenario lists them.</summary>
    /// <exception cref="ArgumentException">The scenario has no such site.</exception>
    public IReadOnlyList<Asn> UpstreamsOf(string site) => [.. InternetPlaces.UpstreamsOf(Find(site))];

    /// <summary>The prefix of the front ends, whose sites are edges, named by the codes of their metros.</summary>
    /// <param name="without">An edge that does not answer; null: all do.</param>
    public AnycastPrefix PrefixOfEdges(string? without = null)
    {
        AnycastSite[] edges =
        [
            .. _edges
                .Select(metro => new AnycastSite { Name = Geography.Metros.Metros[metro].Code, Metro = metro })
                .Where(edge => edge.Name != without),
        ];
        var network = new AnycastNetwork
        {
            Announcer = FrontEndNetwork,
            Sites = edges,
            HasBackbone = true,
        };
        return new AnycastPrefix(Geography, network);
    }

    /// <summary>The same for the models of a world.</summary>
    internal InternetSpec SpecOf(PlatformSpec platform, IReadOnlyList<DemandArea> areas)
    {
        SiteNetwork[] sites = [.. _scenario.Sites.Select(SiteOf)];
        var eyeballs = new ScenarioEyeballs(
            _internet,
            Geography,
            [.. sites.Select(site => site.Announcer), FrontEndNetwork]
        );
        return new InternetSpec
        {
            Geography = Geography,
            Eyeballs = eyeballs.Of(platform, areas, MeasuredShares()),
            Sites = sites,
            Edges = platform.FrontEnds.Count > 0 ? PrefixOfEdges() : null,
            Bgp = SpeakerBuilder.OptionsOf(_scenario.Network),
            Seed = Seed,
        };
    }

    /// <summary>By network; those that the graph lacks are left out, as they have no users.</summary>
    private Dictionary<int, IReadOnlyList<MeasuredShare>> MeasuredShares() =>
        _catchments
            .Where(row => row.Share.Value > 0)
            .GroupBy(row => Geography.Graph.IndexOf(row.Network))
            .Where(rows => rows.Key >= 0)
            .ToDictionary(rows => rows.Key, rows => MeasuredShare.Of(_scenario, [.. rows]));

    private SiteNetwork SiteOf(Site site, int index)
    {
        Asn asn = InternetPlaces.NumberOf(index);
        int metro = Geography.Presence.MetrosOf(Geography.Graph.IndexOf(asn))[0];
        return new SiteNetwork(asn, metro, [.. InternetPlaces.UpstreamsOf(site)]);
    }

    private AnycastNetwork NetworkOf(string id)
    {
        int index = PlatformBuilder.IndexOfSite(_scenario, id);
        ArgumentOutOfRangeException.ThrowIfNegative(index, nameof(id));
        SiteNetwork site = SiteOf(_scenario.Sites[index], index);
        return new AnycastNetwork
        {
            Announcer = site.Announcer,
            Sites =
            [
                new AnycastSite
                {
                    Name = id,
                    Metro = site.Metro,
                    Upstreams = site.Upstreams.ToHashSet(),
                },
            ],
        };
    }

    private Site Find(string site) =>
        _scenario.Sites.FirstOrDefault(one => one.Id == site)
        ?? throw new ArgumentException($"The scenario has no site '{site}'.", nameof(site));

    private static SyntheticGraph GraphOf(Scenario scenario) => (scenario.Network.AsGraph ?? new()).Synthetic;

    /// <summary>Makes customers of the upstreams of the networks that took a stub over for a site.</summary>
    private static AsGraph LinkSites(AsGraph graph, Scenario scenario)
    {
        foreach ((int index, Site site) in scenario.Sites.Index())
        {
            Asn own = InternetPlaces.NumberOf(index);
            foreach (Asn upstream in InternetPlaces.UpstreamsOf(site))
            {
                AsRelationship? there = graph.RelationshipOf(graph.IndexOf(own), graph.IndexOf(upstream));
                if (there == AsRelationship.Provider)
                {
                    continue;
                }
                graph = there is null ? graph : graph.WithoutLink(own, upstream);
                graph = graph.WithLink(own, upstream, AsRelationship.Provider);
            }
        }
        return graph;
    }

    private static AsGeography GeographyOf(SyntheticInternet internet, AsGraph graph, ScenarioInputs inputs)
    {
        List<int> offsets = [0];
        List<int> metros = [];
        for (int network = 0; network < graph.Count; network++)
        {
            metros.AddRange(internet.MetrosOf(network));
            offsets.Add(metros.Count);
        }
        var latency = LatencyBuilder.Build(inputs);
        var table = new MetroTable(
            [
                .. internet.Specification.Metros.Select(metro => new Core.Routing.Bgp.Geography.Metro(
                    metro.Code,
                    metro.Center,
                    metro.Country
                )),
            ],
            latency.RoundTrip,
            latency.ClientRoundTrip
        );
        return new AsGeography(graph, table, new MetroPresence([.. offsets], [.. metros], table.Count));
    }
}
