using System.Net;
using Sim.Core.Routing.Bgp.Policies;
using Sim.Core.Routing.Bgp.Topology;

namespace Sim.Core.Routing.Bgp.Propagation;

/// <summary>The announcements of one prefix on one graph, checked and laid out for the solver.</summary>
public sealed class AnnouncementSet
{
    /// <summary>Numbers in an announced path; a judgement, above anything seen in the Internet.</summary>
    private const int LongestPath = 1_000;

    private static readonly Comparer<InitialExport> s_byPair = Comparer<InitialExport>.Create(
        (a, b) => (a.Announcer, a.Neighbor).CompareTo((b.Announcer, b.Neighbor))
    );

    private readonly List<ExportedPath> _paths = [];
    private readonly int[] _ownPaths;
    private readonly InitialExport[] _exports;

    /// <param name="prefix">Only policies that look at it need it; default: 0.0.0.0/0.</param>
    /// <exception cref="ArgumentException">
    /// A network or neighbor is not in the graph, or a number of copies or a path is out of range; all are named.
    /// </exception>
    public AnnouncementSet(AsGraph graph, IReadOnlyList<Announcement> announcements, IPNetwork prefix = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(announcements);
        List<string> problems = [];
        foreach (Announcement one in announcements)
        {
            problems.AddRange(AnnouncementCheck.Problems(graph, one, LongestPath));
        }
        if (problems.Count > 0)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(announcements));
        }
        Graph = graph;
        Announcements = [.. announcements];
        Prefix = prefix;
        _ownPaths = new int[Announcements.Count];
        for (int i = 0; i < _ownPaths.Length; i++)
        {
            _ownPaths[i] = AddPath(i, Announcements[i].FullPath, 0);
        }
        var exports = new ExportList();
        for (int i = 0; i < Announcements.Count; i++)
        {
            AddExports(Announcements[i], i, exports);
        }
        _exports = exports.ByPair();
        ToProviders = Sent(AsRelationship.Provider);
        ToPeers = Sent(AsRelationship.Peer);
        ToCustomers = Sent(AsRelationship.Customer);
        HasRefusers = _paths.Exists(path => path.Refusers.Length > 0);
    }

    public AsGraph Graph { get; }

    public IReadOnlyList<Announcement> Announcements { get; }

    public IPNetwork Prefix { get; }

    /// <summary>By length, then neighbor.</summary>
    internal InitialExport[] ToProviders { get; }

    /// <inheritdoc cref="ToProviders"/>
    internal InitialExport[] ToPeers { get; }

    /// <inheritdoc cref="ToProviders"/>
    internal InitialExport[] ToCustomers { get; }

    /// <summary>Whether some path names networks other than its announcer.</summary>
    internal bool HasRefusers { get; }

    internal IReadOnlyList<ExportedPath> Paths => _paths;

    internal ExportedPath PathAt(int position) => _paths[position];

    /// <summary>The path of an announcer's own route.</summary>
    internal int OwnPathOf(int announcement) => _ownPaths[announcement];

    internal bool IsRefused(int path, int index) => Array.BinarySearch(_paths[path].Refusers, index) >= 0;

    /// <summary>What an announcer sends to a neighbor; false when nothing.</summary>
    internal bool TryFindExport(int announcer, int neighbor, out InitialExport export)
    {
        int at = Array.BinarySearch(_exports, new InitialExport(announcer, neighbor, default, 0, 0, default), s_byPair);
        export = at >= 0 ? _exports[at] : default;
        return at >= 0;
    }

    private InitialExport[] Sent(AsRelationship to)
    {
        var sent = new ExportList();
        foreach (InitialExport export in _exports)
        {
            if (export.To == to)
            {
                sent.Add(export);
            }
        }
        return sent.ByLength();
    }

    private void AddExports(Announcement one, int position, ExportList exports)
    {
        // By copies in front, and by whether it goes to customers; 0 where there is none yet.
        int[] made = new int[2 * (Announcement.MostPrepending + 1)];
        int announcer = Graph.IndexOf(one.Announcer);
        (bool isSelective, bool isPrepending, bool isMarking) = (
            one.NotTo.Count > 0,
            one.Prepending.Count > 0,
            one.NoExportTo.Count > 0
        );
        for (var to = AsRelationship.Customer; to <= AsRelationship.Provider; to++)
        {
            ReadOnlySpan<int> neighbors = to switch
            {
                AsRelationship.Customer => Graph.CustomersOf(announcer),
                AsRelationship.Peer => Graph.PeersOf(announcer),
                _ => Graph.ProvidersOf(announcer),
            };
            foreach (int neighbor in neighbors)
            {
                Asn asn = Graph.AsnOf(neighbor);
                if ((isSelective && one.NotTo.Contains(asn)) || one.OnlyTo?.Contains(asn) == false)
                {
                    continue;
                }
                int copies = isPrepending && one.Prepending.TryGetValue(asn, out int given) ? given : 0;
                bool isDifferent = to == AsRelationship.Customer && one.PathToCustomers is not null;
                ref int path = ref made[(2 * copies) + (isDifferent ? 1 : 0)];
                if (path == 0)
                {
                    path = AddPath(position, isDifferent ? one.PathToCustomers! : one.FullPath, copies);
                }
                RouteFlags flags = isMarking && one.NoExportTo.Contains(asn) ? RouteFlags.NoExport : RouteFlags.None;
                var length = (ushort)(_paths[path].Numbers.Length + 1);
                exports.Add(new InitialExport(announcer, neighbor, to, path, length, flags));
            }
        }
    }

    private int AddPath(int announcement, IReadOnlyList<Asn> path, int copies)
    {
        Announcement one = Announcements[announcement];
        uint[] numbers = new uint[copies + path.Count];
        SortedSet<int>? refusers = null;
        for (int i = 0; i < numbers.Length; i++)
        {
            Asn asn = i < copies ? one.Announcer : path[i - copies];
            numbers[i] = asn.Value;
            if (asn.Value != one.Announcer.Value && Graph.IndexOf(asn) is var index and >= 0)
            {
                (refusers ??= []).Add(index);
            }
        }
        bool isTrue = path.Count == 1 && path[0] == one.Announcer;
        var marks = new RouteMarks(one.OnlyToCustomer, isTrue);
        _paths.Add(new ExportedPath(announcement, numbers, refusers is null ? [] : [.. refusers], marks));
        return _paths.Count - 1;
    }
}
