using Sim.Core.Routing.Bgp.Propagation;
using Sim.Core.Routing.Bgp.TieBreaks;
using Sim.Core.Routing.Bgp.Topology;

namespace Sim.Core.Routing.Bgp.Speaking;

/// <summary>
/// Whole networks as speakers, one each: routes are AS_PATHs, preference is a matter of relationship.
/// </summary>
/// <remarks>
/// The policies, tie-breaks and announcements are those of <see cref="PropagationSolver"/>, which finds the end without
/// the way there. Equal paths are kept once, so that a message costs no memory.
/// </remarks>
public sealed class NetworkRules : SpeakerRules
{
    // A route is a path and two flags.
    private const int ShutdownFlag = 1;
    private const int NoExportFlag = 2;
    private const int FlagBits = 2;

    /// <summary>Of a route that is about to go (RFC 8326): behind providers, as LOCAL_PREF 0 is.</summary>
    private const uint LastRank = (uint)AsRelationship.Provider + 1;

    private readonly AsGraph _graph;
    private readonly AsPolicy _policy;
    private readonly TieBreakOrder _tieBreaks;
    private readonly PathTree _paths = new();
    private readonly AsRelationship[] _relationships;
    private readonly List<Announcement> _known = [];
    private readonly List<Announcement> _announced = [];

    // Of those known, among those announced now: what tie-breaks call the announcement.
    private readonly List<int> _positions = [];
    private readonly bool[] _announces;
    private AnnouncementSet _set;
    private int[] _setPaths = [];

    /// <param name="policy">The same of all networks.</param>
    /// <param name="tieBreaks">Null: <see cref="TieBreakOrder.Default"/>.</param>
    public NetworkRules(AsGraph graph, AsPolicy policy = AsPolicy.GaoRexford, TieBreakOrder? tieBreaks = null)
        : base(Table(graph))
    {
        _graph = graph;
        _policy = policy;
        _tieBreaks = tieBreaks ?? TieBreakOrder.Default;
        _announces = new bool[graph.Count];
        _set = new AnnouncementSet(graph, []);
        _relationships = new AsRelationship[Sessions.EndCount];
        for (int end = 0; end < _relationships.Length; end++)
        {
            _relationships[end] = graph.RelationshipOf(Sessions.OwnerOf(end), Sessions.PeerOf(end))!.Value;
        }
    }

    public AsGraph Graph => _graph;

    /// <summary>Networks that announce the prefix, each once.</summary>
    public IReadOnlyList<Asn> Announcers => [.. _announced.Select(one => one.Announcer).Distinct()];

    /// <summary>From now on the network announces the prefix; its speaker has to be asked anew.</summary>
    /// <returns>The speaker.</returns>
    /// <exception cref="ArgumentException">The announcement does not fit the graph, or is a leak.</exception>
    public int Announce(Announcement announcement)
    {
        ArgumentNullException.ThrowIfNull(announcement);
        if (announcement.IsLeak)
        {
            throw new ArgumentException("A leak is not announced: its route may change.", nameof(announcement));
        }
        return Change([.. _announced, announcement], announcement.Announcer);
    }

    /// <summary>From now on the network announces nothing of its own; its speaker has to be asked anew.</summary>
    /// <returns>The speaker.</returns>
    /// <exception cref="ArgumentException">The network is not in the graph.</exception>
    public int Withdraw(Asn announcer) => Change([.. _announced.Where(one => one.Announcer != announcer)], announcer);

    public override string NameOf(int speaker) => _graph.AsnOf(speaker).ToString();

    internal override uint IdentityOf(int speaker) => _graph.Asns[speaker];

    internal override bool IsExternal(int end) => true;

    internal override RibInEntry Import(int end, int received, bool isShutting)
    {
        int path = received >> FlagBits;
        if (_paths.Contains(path, _graph.Asns[Sessions.OwnerOf(end)]))
        {
            return RibInEntry.Empty;
        }
        uint rank =
            isShutting || (received & ShutdownFlag) != 0 ? LastRank
            : _policy == AsPolicy.GaoRexford ? (uint)_relationships[end]
            : 0;
        return new RibInEntry(received, rank << 16 | (uint)_paths.LengthOf(path), 0);
    }

    internal override int Choose(int speaker, ReadOnlySpan<RibInEntry> entries, int changed, int best)
    {
        if (_announces[speaker])
        {
            return Own;
        }
        if (changed >= 0 && best != changed && best != Own)
        {
            bool isBetter = !entries[changed].IsEmpty && (best < 0 || IsBetter(speaker, entries, changed, best));
            return isBetter ? changed : best;
        }
        int found = None;
        for (int i = 0; i < entries.Length; i++)
        {
            if (!entries[i].IsEmpty && (found < 0 || IsBetter(speaker, entries, i, found)))
            {
                found = i;
            }
        }
        return found;
    }

    internal override int Prepare(int speaker, int chosen, int route) =>
        chosen switch
        {
            None => None,
            Own => 0,
            _ => (_paths.Prepend(route >> FlagBits, _graph.Asns[speaker]) << FlagBits) | (route & NoExportFlag),
        };

    internal override int Export(int speaker, int chosen, int prepared, int toEnd, bool isShutting)
    {
        int flag = isShutting ? ShutdownFlag : 0;
        if (chosen == Own)
        {
            return OwnTo(speaker, toEnd) is var own and >= 0 ? own | flag : None;
        }
        if (chosen == None || (prepared & NoExportFlag) != 0)
        {
            return None;
        }
        bool isPassedOn =
            _policy == AsPolicy.ShortestPath
            || _relationships[toEnd] == AsRelationship.Customer
            || _relationships[Sessions.StartOf(speaker) + chosen] == AsRelationship.Customer;
        return isPassedOn ? prepared | flag : None;
    }

    internal override bool WouldLoop(int toEnd, int route) =>
        _paths.Contains(route >> FlagBits, _graph.Asns[Sessions.PeerOf(toEnd)]);

    internal override int NextOf(int end, int route) => Sessions.PeerOf(end);

    internal override string TextOf(int speaker, int chosen, int route) =>
        chosen switch
        {
            None => "no route",
            Own => "own route",
            _ => string.Join(' ', PathOf(route).Select(asn => asn.Value)),
        };

    internal IReadOnlyList<Asn> PathOf(int route) => _paths.NumbersOf(route >> FlagBits);

    private static SessionTable Table(AsGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        List<(int, int)> pairs = new(graph.LinkCount);
        for (int index = 0; index < graph.Count; index++)
        {
            foreach (int other in graph.NeighborsOf(index))
            {
                if (index < other)
                {
                    pairs.Add((index, other));
                }
            }
        }
        return new SessionTable(graph.Count, pairs);
    }

    private bool IsBetter(int speaker, ReadOnlySpan<RibInEntry> entries, int one, int other)
    {
        if (entries[one].Rank != entries[other].Rank)
        {
            return entries[one].Rank < entries[other].Rank;
        }
        // Sessions are in the order of the neighbors' numbers.
        return _tieBreaks.IsLowestNeighborAsn
            ? one < other
            : _tieBreaks.Compare(_graph, speaker, Tied(one, entries), Tied(other, entries), out _) < 0;

        TiedRoute Tied(int position, ReadOnlySpan<RibInEntry> of) =>
            new(
                Sessions.PeerOf(Sessions.StartOf(speaker) + position),
                _positions[_paths.AnnouncementOf(of[position].Route >> FlagBits)]
            );
    }

    private int OwnTo(int speaker, int toEnd)
    {
        if (!_set.TryFindExport(speaker, Sessions.PeerOf(toEnd), out InitialExport export))
        {
            return None;
        }
        int flag = export.Flags.HasFlag(RouteFlags.NoExport) ? NoExportFlag : 0;
        return (_setPaths[export.Path] << FlagBits) | flag;
    }

    private int Change(Announcement[] announced, Asn announcer)
    {
        int speaker = _graph.IndexOf(announcer);
        if (speaker < 0)
        {
            throw new ArgumentException($"{announcer} is not in the graph.", nameof(announcer));
        }
        _set = new AnnouncementSet(_graph, announced);
        _announced.Clear();
        _announced.AddRange(announced);
        _announces[speaker] = _announced.Exists(one => one.Announcer == announcer);
        _setPaths = [.. _set.Paths.Select(Intern)];
        for (int i = 0; i < _known.Count; i++)
        {
            _positions[i] = _announced.IndexOf(_known[i]) is var position and >= 0 ? position : int.MaxValue;
        }
        return speaker;
    }

    /// <summary>The same announcement, made again, has the same routes as before.</summary>
    private int Intern(ExportedPath exported)
    {
        Announcement announcement = _announced[exported.Announcement];
        int number = _known.IndexOf(announcement);
        if (number < 0)
        {
            number = _known.Count;
            _known.Add(announcement);
            _positions.Add(number);
        }
        return exported.Numbers.Reverse().Aggregate(_paths.Root(number), _paths.Prepend);
    }
}
