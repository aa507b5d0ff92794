using Sim.Core.Quantities;
using Sim.Core.Routing.Bgp.Geography;
using Sim.Core.Routing.Bgp.Policies;
using Sim.Core.Routing.Bgp.Propagation;
using Sim.Core.Routing.Bgp.TieBreaks;

namespace Sim.Core.Routing.Bgp.Catchments;

/// <summary>Solves an anycast prefix, expands the paths, and adds the users up.</summary>
/// <remarks>Keeps scratch memory of the size of the graph: make one per thread and use it for many prefixes.</remarks>
public sealed partial class CatchmentSolver
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
    /// <param name="pins">
    /// Measured shares, which take the place of the prediction: the users of such a network are split over its sites.
    /// Their round trip is the measured one; where that is null the one that there would be if the site served alone,
    /// and over a direct way where it would not be reached. Networks without clients do not matter.
    /// </param>
    /// <exception cref="ArgumentException">A pin names an unknown site, or one twice; all are named.</exception>
    public Catchment Solve(
        AnycastPrefix prefix,
        IReadOnlyList<ClientNetwork> clients,
        bool comparesReachable = false,
        IReadOnlyList<ObservedShare>? pins = null
    )
    {
        ArgumentNullException.ThrowIfNull(clients);
        Expand(prefix);
        string[] names = [.. prefix.Sites.Select(site => site.Name)];
        ClientCatchment[] rows = pins is null
            ? [.. clients.Select(Place)]
            : [.. PlacePinned(clients, new ObservedNetworks(_geography.Graph, names, pins))];
        bool asksEach = comparesReachable && !(prefix.IsOneBackbone && _rules.HonorsMedOf is null);
        for (int site = 0; site < names.Length; site++)
        {
            if (asksEach || (pins is not null && Array.Exists(rows, row => LacksPathTo(row, site))))
            {
                Expand(prefix.Alone(site));
                foreach (ref ClientCatchment row in rows.AsSpan())
                {
                    TryAlone(ref row, site);
                }
            }
        }
        foreach (ref ClientCatchment row in rows.AsSpan())
        {
            if (row.Site >= 0)
            {
                Close(ref row, prefix, comparesReachable);
            }
        }
        return new Catchment(names, rows, comparesReachable);
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

    private static int[] SitesOf(ExpandedPaths paths, IReadOnlyList<ClientNetwork> clients) =>
        [.. clients.Select(one => paths.SiteOf(one.Network, one.Metro))];
}
