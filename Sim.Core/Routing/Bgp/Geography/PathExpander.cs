using Sim.Core.Routing.Bgp.Propagation;

namespace Sim.Core.Routing.Bgp.Geography;

/// <summary>
/// Lays the paths of networks over the map: from every metro of every network, where packets leave it, where they enter
/// the next, and at which site they end.
/// </summary>
/// <remarks>
/// <para>
/// Each network hands over where it meets the next one nearest to where the packets are (hot potato). Near is what
/// takes least time; of equally near meeting points the one with the shorter backhaul counts, then the lowest metro.
/// What comes after the exit is the next network's concern, so a path is made from its end: the way on from a metro of
/// a network is the same for all packets that come there.
/// </para>
/// <para>
/// An expander keeps scratch memory: make one per thread and use it for many prefixes. Expanding into existing
/// <see cref="ExpandedPaths"/> allocates nothing.
/// </para>
/// </remarks>
public sealed partial class PathExpander
{
    private readonly AsGeography _geography;
    private readonly PropagationSolver _solver;
    private readonly ExitRules _rules;
    private readonly MeetingPoint[] _points;
    private readonly int[] _order;
    private int[] _starts = new int[64];
    private int[] _neighbors = new int[64];
    private Crossing[] _crossings;

    // Of the prefix that is being expanded.
    private AnycastPrefix _prefix = null!;
    private PrefixRoutes _routes = null!;
    private SlotPath[] _slots = [];

    /// <param name="solver">The one that solves the routes, or one like it: what is equal, and the tie-breaks.</param>
    /// <param name="rules">Null: <see cref="ExitRules.Default"/>.</param>
    /// <exception cref="ArgumentException">The solver is of another graph.</exception>
    public PathExpander(AsGeography geography, PropagationSolver solver, ExitRules? rules = null)
    {
        ArgumentNullException.ThrowIfNull(geography);
        ArgumentNullException.ThrowIfNull(solver);
        if (solver.Graph.Count != geography.Graph.Count)
        {
            throw new ArgumentException("The solver is of another graph.", nameof(solver));
        }
        _geography = geography;
        _solver = solver;
        _rules = rules ?? ExitRules.Default;
        _points = new MeetingPoint[geography.Metros.Count];
        _crossings = new Crossing[geography.Metros.Count];
        _order = new int[geography.Graph.Count];
    }

    /// <summary>Expands the routes of one prefix into paths of their own.</summary>
    /// <exception cref="ArgumentException">The routes are not those of the prefix.</exception>
    public ExpandedPaths Expand(AnycastPrefix prefix, PrefixRoutes routes)
    {
        var paths = new ExpandedPaths(_geography);
        Expand(prefix, routes, paths);
        return paths;
    }

    /// <summary>Expands the routes of one prefix and overwrites what the paths held.</summary>
    /// <exception cref="ArgumentException">The routes are not those of the prefix, or of another graph.</exception>
    public void Expand(AnycastPrefix prefix, PrefixRoutes routes, ExpandedPaths paths)
    {
        Begin(prefix, routes, paths);
        Array.Fill(_slots, SlotPath.None);
        int count = SortByLength();
        for (int i = 0; i < count; i++)
        {
            int network = _order[i];
            if (routes.Entries[network].Rank == RouteRank.Origin)
            {
                PlaceAnnouncer(network);
            }
            else if (!routes.IsBlackhole(network))
            {
                Cross(network);
            }
        }
    }

    private void Begin(AnycastPrefix prefix, PrefixRoutes routes, ExpandedPaths paths)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        ArgumentNullException.ThrowIfNull(routes);
        ArgumentNullException.ThrowIfNull(paths);
        if (prefix.Geography != _geography || paths.Geography != _geography)
        {
            throw new ArgumentException("The prefix or the paths are of another geography.", nameof(prefix));
        }
        bool isSame = routes.Announcements.Count == prefix.Announcements.Count;
        for (int i = 0; isSame && i < prefix.Announcements.Count; i++)
        {
            isSame = ReferenceEquals(routes.Announcements[i], prefix.Announcements[i]);
        }
        if (!isSame)
        {
            throw new ArgumentException(
                "The routes lead to other announcements than those of the prefix.",
                nameof(routes)
            );
        }
        paths.Begin(prefix);
        _prefix = prefix;
        _routes = routes;
        _slots = paths.Slots;
        if (_crossings.Length < prefix.MostDoors)
        {
            _crossings = new Crossing[prefix.MostDoors];
        }
    }

    /// <summary>Networks with a route, the ends of paths first: who is next has the shorter path.</summary>
    /// <returns>How many they are.</returns>
    private int SortByLength()
    {
        RouteEntry[] entries = _routes.Entries;
        int longest = 0;
        foreach (RouteEntry entry in entries)
        {
            longest = Math.Max(longest, entry.Length);
        }
        if (_starts.Length < longest + 2)
        {
            _starts = new int[longest + 2];
        }
        Array.Clear(_starts);
        foreach (RouteEntry entry in entries)
        {
            _starts[entry.Length + 1] += entry.Rank == RouteRank.None ? 0 : 1;
        }
        for (int length = 1; length <= longest + 1; length++)
        {
            _starts[length] += _starts[length - 1];
        }
        for (int network = 0; network < entries.Length; network++)
        {
            if (entries[network].Rank != RouteRank.None)
            {
                _order[_starts[entries[network].Length]++] = network;
            }
        }
        return _starts[longest];
    }

    private void PlaceAnnouncer(int network)
    {
        int slot = _geography.Presence.FirstSlotOf(network);
        foreach (int metro in _geography.Presence.MetrosOf(network))
        {
            int site = _prefix.NearestSiteOf(network, metro);
            int end = _prefix.Sites[site].Metro;
            long way = _geography.Metros.NanosecondsBetween(metro, end);
            double kilometers = _geography.Metros.KilometersBetween(metro, end);
            _slots[slot++] = new SlotPath(-1, end, -1, site, false, way, 0, way, kilometers);
        }
    }

    private void Cross(int network)
    {
        int count = 1;
        if (_rules.EqualRoutes == EqualRoutes.OneForNetwork)
        {
            _neighbors[0] = _routes.Entries[network].Next;
        }
        else
        {
            count = _solver.CopyEquals(_routes, network, ref _neighbors);
        }
        for (int i = 0; i < count; i++)
        {
            int neighbor = _neighbors[i];
            ReadOnlySpan<Crossing> crossings = _crossings.AsSpan(0, CopyCrossings(network, neighbor));
            bool honorsMed = _rules.HonorsMed(_geography.Graph, network, neighbor);
            int slot = _geography.Presence.FirstSlotOf(network);
            foreach (int metro in _geography.Presence.MetrosOf(network))
            {
                Consider(network, neighbor, ref _slots[slot++], metro, crossings, honorsMed);
            }
        }
    }
}
