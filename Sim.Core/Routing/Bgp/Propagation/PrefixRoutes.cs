using System.Net;
using Sim.Core.Routing.Bgp.Forwarding;
using Sim.Core.Routing.Bgp.Policies;
using Sim.Core.Routing.Bgp.Topology;

namespace Sim.Core.Routing.Bgp.Propagation;

/// <summary>
/// The best route of every network to one prefix: whom each sends packets to, and how far that is. Filled by a solver,
/// which may fill it again for another prefix.
/// </summary>
/// <remarks>Networks go by their index in the graph. What is read of it is not kept when it is filled again.</remarks>
public sealed class PrefixRoutes : IForwarding
{
    private readonly RouteEntry[] _entries;
    private RouteMarks[] _marks = [];
    private AnnouncementSet? _set;

    /// <summary>Room for one prefix; no network has a route.</summary>
    public PrefixRoutes(AsGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        Graph = graph;
        _entries = new RouteEntry[graph.Count];
        Clear();
    }

    /// <summary>The graph that the routes were last solved on.</summary>
    public AsGraph Graph { get; private set; }

    /// <summary>What the routes lead to; empty before the first solution.</summary>
    public IReadOnlyList<Announcement> Announcements => _set?.Announcements ?? [];

    /// <summary>The prefix that the announcements name; 0.0.0.0/0 where they name none.</summary>
    public IPNetwork Prefix => _set?.Prefix ?? default;

    /// <summary>Networks that have a route, announcers included.</summary>
    public int ReachedCount
    {
        get
        {
            int count = 0;
            foreach (RouteEntry entry in _entries)
            {
                count += entry.Rank == RouteRank.None ? 0 : 1;
            }
            return count;
        }
    }

    internal RouteEntry[] Entries => _entries;

    internal AnnouncementSet? Set => _set;

    internal RouteMarks[] Marks => _marks;

    public RouteSource SourceOf(int index) =>
        _entries[index].Rank == RouteRank.None ? RouteSource.None : (RouteSource)_entries[index].Rank;

    /// <summary>Numbers in the AS_PATH, the network's own and copies included; 0 where there is no route.</summary>
    public int LengthOf(int index) => _entries[index].Length;

    /// <summary>
    /// The neighbor that packets are handed to; -1 where there is no route and where they have arrived.
    /// </summary>
    public int NextHopOf(int index)
    {
        RouteEntry entry = _entries[index];
        return entry.Rank == RouteRank.Origin && AnnouncementAt(entry).IsLeak
            ? Graph.IndexOf(AnnouncementAt(entry).Path[1])
            : entry.Next;
    }

    /// <summary>The announcement that the route leads to, by position; -1 where there is no route.</summary>
    public int AnnouncementOf(int index) =>
        _entries[index].Rank == RouteRank.None ? -1 : _set!.PathAt(_entries[index].Path).Announcement;

    /// <summary>Whether packets are discarded on purpose (ROV++).</summary>
    public bool IsBlackhole(int index) => (_entries[index].Flags & RouteFlags.Blackhole) == RouteFlags.Blackhole;

    /// <summary>
    /// Through which neighbor of the announcer packets come in; the network itself where it is that neighbor, -1 at the
    /// announcer and where there is no route.
    /// </summary>
    public int EntryNeighborOf(int index)
    {
        int entry = -1;
        for (int at = index; _entries[at].Next >= 0; at = _entries[at].Next)
        {
            entry = at;
        }
        return entry;
    }

    /// <summary>
    /// The AS_PATH from the network to the origin, its own number first; empty where there is no route.
    /// </summary>
    public IReadOnlyList<Asn> PathOf(int index)
    {
        uint[] path = new uint[LengthOf(index)];
        CopyPath(index, path);
        return Array.ConvertAll(path, number => new Asn(number));
    }

    /// <summary>Networks per announcement, by its position; announcers count as their own.</summary>
    public int[] CountByAnnouncement()
    {
        int[] counts = new int[Announcements.Count];
        foreach (RouteEntry entry in _entries)
        {
            if (entry.Rank != RouteRank.None)
            {
                counts[_set!.PathAt(entry.Path).Announcement]++;
            }
        }
        return counts;
    }

    public ForwardingStep StepAt(int index) =>
        SourceOf(index) == RouteSource.None ? ForwardingStep.NoRoute
        : IsBlackhole(index) ? ForwardingStep.Discard
        : NextHopOf(index) is var next and >= 0 ? ForwardingStep.To(next)
        : ForwardingStep.Arrived;

    internal RouteMarks MarksOf(int index) => _marks.Length == 0 ? default : _marks[index];

    /// <summary>Writes the path of a network, its own number first; as many as <see cref="LengthOf"/>.</summary>
    internal void CopyPath(int index, Span<uint> into)
    {
        if (_entries[index].Rank == RouteRank.None)
        {
            return;
        }
        ReadOnlySpan<uint> end = _set!.PathAt(_entries[index].Path).Numbers;
        int written = 0;
        for (int at = index; _entries[at].Next >= 0; at = _entries[at].Next)
        {
            into[written++] = Graph.Asns[at];
        }
        end.CopyTo(into[written..]);
    }

    /// <summary>Forgets everything and starts with other announcements.</summary>
    internal void Begin(AnnouncementSet set, bool hasMarks)
    {
        Continue(set);
        Clear();
        if (hasMarks && _marks.Length == 0)
        {
            _marks = new RouteMarks[_entries.Length];
        }
        else
        {
            Array.Clear(_marks);
        }
    }

    /// <summary>
    /// Keeps the routes, for announcements that are laid out alike or a graph that differs by a link.
    /// </summary>
    internal void Continue(AnnouncementSet set)
    {
        if (set.Graph.Count != _entries.Length)
        {
            throw new ArgumentException("The routes are of another graph.", nameof(set));
        }
        Graph = set.Graph;
        _set = set;
    }

    private void Clear()
    {
        RouteEntry none = RouteEntry.None;
        for (int i = 0; i < _entries.Length; i++)
        {
            _entries[i] = none;
        }
    }

    private Announcement AnnouncementAt(RouteEntry entry) => Announcements[_set!.PathAt(entry.Path).Announcement];
}
