using Sim.Core.Routing.Bgp.Policies;
using Sim.Core.Routing.Bgp.TieBreaks;
using Sim.Core.Routing.Bgp.Topology;

namespace Sim.Core.Routing.Bgp.Propagation;

/// <summary>
/// The routes that all networks of a graph end with when some announce a prefix, under the policies of Gao and Rexford:
/// customer before peer before provider, then the shorter path, then a tie-break; routes of customers go to everybody,
/// others to customers only.
/// </summary>
/// <remarks>
/// <para>
/// With these policies there is one stable state whatever the order of messages (Gao and Rexford, 2001), which three
/// phases find: routes climb from customers to providers, cross one peering, and come down to customers; within a phase
/// short paths go first. Policies that drop routes, and the preference for signed paths after length, leave that true.
/// </para>
/// <para>
/// A solver keeps scratch memory of the size of the graph: make one per thread and use it for many prefixes. Solving
/// into existing <see cref="PrefixRoutes"/> allocates nothing. Takes time in proportion to networks and links.
/// </para>
/// </remarks>
public sealed partial class PropagationSolver
{
    private readonly AsGraph _graph;
    private readonly TieBreakOrder _tieBreaks;
    private readonly SecurityRegistry? _security;
    private readonly RoutePreference _preference;
    private readonly int[] _queue;
    private readonly int[] _byLength;
    private int[] _starts = new int[64];
    private uint[] _path = new uint[64];
    private int _count;

    // Of the prefix that is being solved.
    private PrefixRoutes _routes = null!;
    private AnnouncementSet _set = null!;
    private RouteEntry[] _entries = null!;
    private bool _isPlain;

    /// <param name="tieBreaks">Null: <see cref="TieBreakOrder.Default"/>.</param>
    /// <param name="security">Null: every network runs plain BGP.</param>
    public PropagationSolver(AsGraph graph, TieBreakOrder? tieBreaks = null, SecurityRegistry? security = null)
    {
        ArgumentNullException.ThrowIfNull(graph);
        if (security is not null && security.Graph.Count != graph.Count)
        {
            throw new ArgumentException("The policies are of another graph.", nameof(security));
        }
        _graph = graph;
        _tieBreaks = tieBreaks ?? TieBreakOrder.Default;
        _security = security;
        _preference = new RoutePreference(graph, _tieBreaks, security);
        _queue = new int[graph.Count];
        _byLength = new int[graph.Count];
    }

    /// <summary>Solves one prefix into routes of its own.</summary>
    /// <exception cref="ArgumentException">An announcement does not fit the graph.</exception>
    public PrefixRoutes Solve(params IReadOnlyList<Announcement> announcements)
    {
        var routes = new PrefixRoutes(_graph);
        Solve(new AnnouncementSet(_graph, announcements), routes);
        return routes;
    }

    /// <summary>Solves one prefix and overwrites what the routes held.</summary>
    /// <exception cref="ArgumentException">The announcements or the routes are of another graph.</exception>
    public void Solve(AnnouncementSet announcements, PrefixRoutes routes)
    {
        Begin(announcements, routes);
        routes.Begin(announcements, hasMarks: _security is not null);
        PlaceAnnouncers();
        Climb();
        Cross();
        Descend();
    }

    private void Begin(AnnouncementSet announcements, PrefixRoutes routes)
    {
        ArgumentNullException.ThrowIfNull(announcements);
        ArgumentNullException.ThrowIfNull(routes);
        if (announcements.Graph != _graph)
        {
            throw new ArgumentException("The announcements are of another graph.", nameof(announcements));
        }
        _routes = routes;
        _set = announcements;
        _entries = routes.Entries;
        _isPlain = _security is null && !announcements.HasRefusers && _tieBreaks.IsLowestNeighborAsn;
    }

    private void PlaceAnnouncers()
    {
        for (int i = 0; i < _set.Announcements.Count; i++)
        {
            ref RouteEntry own = ref _entries[_graph.IndexOf(_set.Announcements[i].Announcer)];
            if (own.Rank != RouteRank.Origin)
            {
                int path = _set.OwnPathOf(i);
                var length = (ushort)_set.PathAt(path).Numbers.Length;
                own = new RouteEntry(-1, path, length, RouteRank.Origin, RouteFlags.None);
            }
        }
    }
}
