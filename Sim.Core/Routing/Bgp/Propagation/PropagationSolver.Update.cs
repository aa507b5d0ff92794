using Sim.Core.Routing.Bgp.Policies;

namespace Sim.Core.Routing.Bgp.Propagation;

// After a change only those choose anew whose neighbors send something else. There is one stable state, so whoever
// comes to rest is where the three phases would have put him.
public sealed partial class PropagationSolver
{
    /// <summary>
    /// How often the links of the graph may be looked at before solving anew is cheaper. A judgement.
    /// </summary>
    private const int MostLooks = 2;

    /// <summary>In small graphs, where nothing is dear, the limit should not hide what settling finds.</summary>
    private const int LeastLooks = 10_000;

    private readonly Queue<int> _waiting = [];
    private bool[] _isWaiting = [];

    /// <summary>
    /// Solves again after links or announcements have changed; the result is that of <see cref="Solve(AnnouncementSet,
    /// PrefixRoutes)"/>, sooner when few networks are concerned.
    /// </summary>
    /// <param name="announcements">All announcements as they are now, on the graph of this solver.</param>
    /// <param name="routes">
    /// Solved for the announcements as they were, on a graph with the same networks that differs in no other link.
    /// Announcements that are the same objects have not changed.
    /// </param>
    /// <param name="changedLinks">Links that came, went, or have another relationship.</param>
    /// <remarks>With security policies, which look at whole paths, everything is solved anew.</remarks>
    /// <exception cref="ArgumentException">A network is not in the graph, or the routes are not solved.</exception>
    public void Update(
        AnnouncementSet announcements,
        PrefixRoutes routes,
        params ReadOnlySpan<(Asn One, Asn Other)> changedLinks
    )
    {
        ArgumentNullException.ThrowIfNull(announcements);
        ArgumentNullException.ThrowIfNull(routes);
        AnnouncementSet before =
            routes.Set ?? throw new ArgumentException("The routes are not solved.", nameof(routes));
        Begin(announcements, routes);
        if (
            _security is not null
            || !AnnouncementChange.TryMatch(before, announcements, out AnnouncementChange? change)
        )
        {
            Solve(announcements, routes);
            return;
        }
        routes.Continue(announcements);
        _isWaiting = _isWaiting.Length == 0 ? new bool[_graph.Count] : _isWaiting;
        TakeOver(change);
        foreach ((Asn one, Asn other) in changedLinks)
        {
            (int a, int b) = (IndexOf(one), IndexOf(other));
            Cut(a, b);
            Cut(b, a);
            Wait(a);
            Wait(b);
        }
        if (!Settle())
        {
            Solve(announcements, routes);
        }
    }

    private int IndexOf(Asn asn) =>
        _graph.IndexOf(asn) is var index and >= 0
            ? index
            : throw new ArgumentException($"{asn} is not in the graph.", nameof(asn));

    /// <summary>
    /// Routes of announcements that are gone fall away; whoever heard one that changed has to look again.
    /// </summary>
    private void TakeOver(AnnouncementChange change)
    {
        for (int index = 0; index < _entries.Length; index++)
        {
            RouteEntry route = _entries[index];
            int path = route.Rank == RouteRank.None ? -1 : change.PathOf(route.Path);
            if (path >= 0 && route.Rank != RouteRank.Origin)
            {
                _entries[index] = route with { Path = path };
            }
            else if (route.Rank != RouteRank.None)
            {
                _entries[index] = RouteEntry.None;
                Wait(index);
            }
        }
        PlaceAnnouncers();
        foreach (int announcer in change.Announcers)
        {
            foreach (int neighbor in _graph.NeighborsOf(announcer))
            {
                Wait(neighbor);
            }
        }
    }

    /// <summary>Takes away what came over a link, from the network and all that had it from there.</summary>
    private void Cut(int index, int neighbor)
    {
        if (_entries[index].Next != neighbor)
        {
            return;
        }
        int next = 0;
        _count = 0;
        _queue[_count++] = index;
        _entries[index] = RouteEntry.None;
        while (next < _count)
        {
            int at = _queue[next++];
            Wait(at);
            foreach (int other in _graph.NeighborsOf(at))
            {
                if (_entries[other].Next == at)
                {
                    _entries[other] = RouteEntry.None;
                    _queue[_count++] = other;
                }
            }
        }
    }

    private void Wait(int index)
    {
        if (!_isWaiting[index])
        {
            _isWaiting[index] = true;
            _waiting.Enqueue(index);
        }
    }

    /// <summary>Lets networks choose until none would choose otherwise; false when that takes too long.</summary>
    private bool Settle()
    {
        long looks = 0;
        long most = LeastLooks + ((long)MostLooks * _graph.NeighborRows.Length);
        while (_waiting.TryDequeue(out int index))
        {
            _isWaiting[index] = false;
            RouteEntry before = _entries[index];
            if (looks > most || before.Rank == RouteRank.Origin)
            {
                // Above the limit the queue is only emptied.
                continue;
            }
            looks += _graph.NeighborsOf(index).Length + 1;
            RouteEntry now = BestHeard(index);
            if (now != before)
            {
                _entries[index] = now;
                WakeListeners(index, before.Rank, now.Rank);
            }
        }
        return looks <= most;
    }

    private void WakeListeners(int index, RouteRank before, RouteRank now)
    {
        bool isHeardByAll = before == RouteRank.Customer || now == RouteRank.Customer;
        foreach (int neighbor in isHeardByAll ? _graph.NeighborsOf(index) : _graph.CustomersOf(index))
        {
            Wait(neighbor);
        }
    }

    private RouteEntry BestHeard(int index)
    {
        Candidate? best = null;
        for (var from = Topology.AsRelationship.Customer; from <= Topology.AsRelationship.Provider; from++)
        {
            foreach (int neighbor in RowOf(index, from))
            {
                if (!Hears(index, neighbor, from, out RouteEntry offer) || !Passes(index, offer, out RouteMarks marks))
                {
                    continue;
                }
                Candidate heard = Known(offer, marks);
                if (best is not { } known || _preference.Compare(index, heard, known, out _, out _) < 0)
                {
                    best = heard;
                }
            }
            if (best is not null)
            {
                // What customers send comes before what peers send, and that before providers.
                break;
            }
        }
        return best?.Entry ?? RouteEntry.None;
    }
}
