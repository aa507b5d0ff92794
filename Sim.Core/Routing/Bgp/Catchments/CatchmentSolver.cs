using Sim.Core.Quantities;
using Sim.Core.Routing.Bgp.Geography;
using Sim.Core.Routing.Bgp.Policies;
using Sim.Core.Routing.Bgp.Propagation;
using Sim.Core.Routing.Bgp.TieBreaks;

namespace Sim.Core.Routing.Bgp.Catchments;

/// <summary>Solves an anycast prefix, expands the paths, and adds the users up.</summary>
/// <remarks>Keeps scratch memory of the size of the graph: make one per thread and use it for many prefixes.</remarks>
public sealed class CatchmentSolver
{
    private readonly AsGeography _geography;
    private readonly TieBreakOrder _tieBreaks;
    private readonly ExitRules _rules;
    private readonly SecurityRegistry? _security;
    private readonly PropagationSolver _solver;
    private readonly PathExpander _expander;
    private readonly PrefixRoutes _routes;
    private readonly ExpandedPaths _paths;

    /// <param name="rules">Null: <see cref="ExitRules.Default"/>.</param>
    /// <param name="tieBreaks">Null: <see cref="TieBreakOrder.Default"/>.</param>
    /// <param name="security">Null: every network runs plain BGP.</param>
    public CatchmentSolver(
        AsGeography geography,
        ExitRules? rules = null,
        TieBreakOrder? tieBreaks = null,
        SecurityRegistry? security = null
    )
    {
        ArgumentNullException.ThrowIfNull(geography);
        _geography = geography;
        _rules = rules ?? ExitRules.Default;
        _tieBreaks = tieBreaks ?? TieBreakOrder.Default;
        _security = security;
        _solver = new PropagationSolver(geography.Graph, _tieBreaks, security);
        _expander = new PathExpander(geography, _solver, _rules);
        _routes = new PrefixRoutes(geography.Graph);
        _paths = new ExpandedPaths(geography);
    }

    /// <param name="comparesReachable">
    /// Whether to find the best site by paths that there are, too: solves the prefix once more for each site, unless a
    /// backbone joins them and so brings everybody to the best one.
    /// </param>
    public Catchment Solve(AnycastPrefix prefix, IReadOnlyList<ClientNetwork> clients, bool comparesReachable = false)
    {
        ArgumentNullException.ThrowIfNull(clients);
        ExpandedPaths paths = Expand(prefix);
        var rows = new ClientCatchment[clients.Count];
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i] = Place(clients[i]);
        }
        bool joinsAll = prefix.IsOneBackbone && _rules.HonorsMedOf is null;
        for (int site = 0; comparesReachable && !joinsAll && site < prefix.Sites.Count; site++)
        {
            Expand(prefix.Alone(site));
            string name = prefix.Sites[site].Name;
            for (int i = 0; i < rows.Length; i++)
            {
                ClientNetwork client = clients[i];
                int reached = paths.SiteOf(client.Network, client.Metro);
                if (rows[i].Site < 0 || reached < 0 || _paths.Prefix.Sites[reached].Name != name)
                {
                    continue;
                }
                SimDuration alone = paths.RoundTripOf(client.Network, client.Metro);
                if (alone < rows[i].BestReachable.RoundTrip)
                {
                    rows[i] = rows[i] with { BestReachable = new SiteRoundTrip(site, alone) };
                }
            }
        }
        return new Catchment([.. prefix.Sites.Select(site => site.Name)], rows, comparesReachable);
    }

    /// <summary>The path of one client, with the reasons.</summary>
    public ExpandedPath Explain(AnycastPrefix prefix, int network, int metro, Explanation why) =>
        _expander.Explain(Expand(prefix), _routes, network, metro, why);

    /// <summary>
    /// Solves the prefix under other orders of the last tie-break, a lot for each pair of networks, and counts who
    /// lands elsewhere.
    /// </summary>
    /// <param name="seeds">Of the lots, one for each order.</param>
    public TieSensitivity MeasureTies(
        AnycastPrefix prefix,
        IReadOnlyList<ClientNetwork> clients,
        IReadOnlyList<ulong> seeds
    )
    {
        ArgumentNullException.ThrowIfNull(clients);
        ArgumentNullException.ThrowIfNull(seeds);
        int[] sites = SitesOf(Expand(prefix), clients);
        bool[] isMoved = new bool[clients.Count];
        double moved = 0;
        foreach (ulong seed in seeds)
        {
            IReadOnlyList<ITieBreak> steps = _tieBreaks.Steps;
            var order = new TieBreakOrder([.. steps.SkipLast(1), new HashedNeighbor(seed), steps[^1]]);
            var other = new CatchmentSolver(_geography, _rules, order, _security);
            int[] otherSites = SitesOf(other.Expand(prefix), clients);
            for (int i = 0; i < sites.Length; i++)
            {
                moved += sites[i] == otherSites[i] ? 0 : clients[i].Users;
                isMoved[i] |= sites[i] != otherSites[i];
            }
        }
        double users = clients.Sum(one => one.Users);
        double ever = clients.Where((_, i) => isMoved[i]).Sum(one => one.Users);
        return new TieSensitivity(
            seeds.Count,
            new Ratio(users > 0 ? ever / users : 0),
            new Ratio(users > 0 && seeds.Count > 0 ? moved / (users * seeds.Count) : 0)
        );
    }

    private ExpandedPaths Expand(AnycastPrefix prefix)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        _solver.Solve(new AnnouncementSet(_geography.Graph, prefix.Announcements), _routes);
        _expander.Expand(prefix, _routes, _paths);
        return _paths;
    }

    private ClientCatchment Place(ClientNetwork client)
    {
        MetroTable metros = _geography.Metros;
        IReadOnlyList<AnycastSite> sites = _paths.Prefix.Sites;
        int site = _paths.SiteOf(client.Network, client.Metro);
        if (site < 0)
        {
            return new ClientCatchment { Client = client, Site = -1 };
        }
        int nearest = 0;
        for (int i = 1; i < sites.Count; i++)
        {
            SimDuration direct = metros.DirectRoundTrip(client.Metro, sites[i].Metro);
            nearest = direct < metros.DirectRoundTrip(client.Metro, sites[nearest].Metro) ? i : nearest;
        }
        SimDuration least = metros.DirectRoundTrip(client.Metro, sites[nearest].Metro);
        SimDuration roundTrip = _paths.RoundTripOf(client.Network, client.Metro);
        return new ClientCatchment(
            client,
            site,
            roundTrip,
            _paths.KilometersOf(client.Network, client.Metro),
            metros.KilometersBetween(client.Metro, sites[site].Metro),
            new SiteRoundTrip(nearest, least),
            metros.KilometersBetween(client.Metro, sites[nearest].Metro),
            new SiteRoundTrip(site, roundTrip)
        )
        {
            IsAtNearest = metros.DirectRoundTrip(client.Metro, sites[site].Metro) <= least,
        };
    }

    private static int[] SitesOf(ExpandedPaths paths, IReadOnlyList<ClientNetwork> clients) =>
        [.. clients.Select(one => paths.SiteOf(one.Network, one.Metro))];
}
