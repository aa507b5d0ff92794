using System.Net;
using Sim.Core.Routing.Bgp.Forwarding;
using Sim.Core.Routing.Bgp.Policies;
using Sim.Core.Routing.Bgp.Propagation;
using Sim.Core.Routing.Bgp.TieBreaks;
using Sim.Core.Routing.Bgp.Topology;

namespace Sim.Core.Routing.Bgp.Exchange;

/// <summary>
/// The networks of a graph as speakers that send each other announcements and withdrawals of one prefix, without time:
/// messages are read in the order in which they were sent.
/// </summary>
/// <remarks>
/// <para>
/// Where the end depends on what happened before, as with withdrawals that a network keeps to itself, there is no other
/// way; elsewhere <see cref="PropagationSolver"/> finds the same end, a thousand times faster. Export and preference
/// are those of the solver.
/// </para>
/// <para>Each network keeps what each neighbor sent last (Adj-RIB-In) and what it sent to each (Adj-RIB-Out).</para>
/// </remarks>
public sealed partial class RouteExchange : IForwarding
{
    /// <summary>
    /// Messages per link and call before the exchange gives up. A judgement: stable policies need few.
    /// </summary>
    private const long MostMessagesPerLink = 1_000;

    private readonly AsGraph _graph;
    private readonly SecurityRegistry? _security;
    private readonly RoutePreference _preference;
    private readonly bool[] _keepsWithdrawals;
    private readonly LinkEnds _ends;
    private readonly ExchangedRoute?[] _received;
    private readonly ExchangedRoute?[] _sent;
    private readonly Choice[] _best;
    private readonly Queue<Message> _messages = [];
    private readonly List<(Announcement Announcement, int Number)> _announced = [];
    private AnnouncementSet _set;
    private int _nextNumber;

    /// <param name="tieBreaks">Null: <see cref="TieBreakOrder.Default"/>.</param>
    /// <param name="security">Null: every network runs plain BGP. Not shared with another exchange of the
    /// prefix.</param>
    /// <param name="prefix">Only policies that look at it need it; default: 0.0.0.0/0.</param>
    /// <param name="keepingWithdrawals">Networks that act on withdrawals and do not pass them on.</param>
    public RouteExchange(
        AsGraph graph,
        TieBreakOrder? tieBreaks = null,
        SecurityRegistry? security = null,
        IPNetwork prefix = default,
        IReadOnlySet<Asn>? keepingWithdrawals = null
    )
    {
        ArgumentNullException.ThrowIfNull(graph);
        _graph = graph;
        _security = security;
        _preference = new RoutePreference(graph, tieBreaks ?? TieBreakOrder.Default, security);
        Prefix = prefix;
        _keepsWithdrawals = new bool[graph.Count];
        for (int i = 0; i < graph.Count; i++)
        {
            _keepsWithdrawals[i] = keepingWithdrawals?.Contains(graph.AsnOf(i)) == true;
        }
        _ends = new LinkEnds(graph);
        _received = new ExchangedRoute?[graph.NeighborRows.Length];
        _sent = new ExchangedRoute?[graph.NeighborRows.Length];
        _best = new Choice[graph.Count];
        Array.Fill(_best, Choice.None);
        _set = new AnnouncementSet(graph, [], prefix);
    }

    public IPNetwork Prefix { get; }

    /// <summary>
    /// Announces, and lets the networks exchange messages until all is quiet or the limit is reached.
    /// </summary>
    /// <exception cref="ArgumentException">The announcement does not fit the graph.</exception>
    public ExchangeOutcome Announce(params IReadOnlyList<Announcement> announcements)
    {
        ArgumentNullException.ThrowIfNull(announcements);
        var set = new AnnouncementSet(
            _graph,
            [.. _announced.Select(one => one.Announcement), .. announcements],
            Prefix
        );
        _announced.AddRange(announcements.Select(one => (one, _nextNumber++)));
        return Change(set, announcements.Select(one => one.Announcer));
    }

    /// <summary>Withdraws all announcements of a network, and lets messages run out.</summary>
    public ExchangeOutcome Withdraw(Asn announcer)
    {
        _announced.RemoveAll(one => one.Announcement.Announcer == announcer);
        return Change(
            new AnnouncementSet(_graph, [.. _announced.Select(one => one.Announcement)], Prefix),
            [announcer]
        );
    }

    public RouteSource SourceOf(int index) =>
        _best[index].Rank == RouteRank.None ? RouteSource.None : (RouteSource)_best[index].Rank;

    /// <summary>
    /// The AS_PATH from the network to the origin, its own number first; empty where there is no route.
    /// </summary>
    public IReadOnlyList<Asn> PathOf(int index)
    {
        Choice best = _best[index];
        return best.Rank switch
        {
            RouteRank.None => [],
            RouteRank.Origin => [.. best.Route!.Path.Select(number => new Asn(number))],
            _ => [_graph.AsnOf(index), .. best.Route!.Path.Select(number => new Asn(number))],
        };
    }

    public ForwardingStep StepAt(int index)
    {
        Choice best = _best[index];
        if (best.Rank == RouteRank.None)
        {
            return ForwardingStep.NoRoute;
        }
        if (best.Rank != RouteRank.Origin)
        {
            return ForwardingStep.To(_graph.NeighborRows[best.End]);
        }
        bool isLeak = _announced.Exists(one => one.Number == best.Route!.Announcement && one.Announcement.IsLeak);
        return isLeak ? ForwardingStep.To(_graph.IndexOf(new Asn(best.Route!.Path[1]))) : ForwardingStep.Arrived;
    }

    private ExchangeOutcome Change(AnnouncementSet set, IEnumerable<Asn> announcers)
    {
        _set = set;
        foreach (int index in announcers.Distinct().Select(_graph.IndexOf).Where(index => index >= 0).Order())
        {
            Decide(index);
            Export(index);
        }
        long messages = 0;
        long most = MostMessagesPerLink * (_graph.LinkCount + 1);
        while (messages < most && _messages.TryDequeue(out Message message))
        {
            messages++;
            Read(message);
        }
        return new ExchangeOutcome(
            messages,
            [.. _messages.Select(message => _graph.AsnOf(_ends.OwnerOf(message.End))).Distinct().Order()]
        );
    }

    /// <param name="End">The receiver's end of the link.</param>
    /// <param name="Route">Null is a withdrawal.</param>
    private readonly record struct Message(int End, ExchangedRoute? Route);

    /// <param name="End">The end of the link that the route came over; -1 for the network's own.</param>
    private readonly record struct Choice(RouteRank Rank, int End, ExchangedRoute? Route, RouteMarks Marks)
    {
        public static Choice None { get; } = new(RouteRank.None, -1, null, default);
    }
}
