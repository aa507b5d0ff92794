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
        string[] problems = [.. announcements.SelectMany(one => AnnouncementCheck.Problems(graph, one, LongestPath))];
        if (problems.Length > 0)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(announcements));
        }
        Graph = graph;
        Announcements = [.. announcements];
        Prefix = prefix;
        _ownPaths = [.. announcements.Select((one, i) => AddPath(i, one.FullPath, 0))];
        _exports = [.. announcements.SelectMany(Exports)];
        Array.Sort(_exports, ByPairThenLength);
        _exports = [.. _exports.DistinctBy(export => (export.Announcer, export.Neighbor))];
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

    private static int ByPairThenLength(InitialExport a, InitialExport b) =>
        (a.Announcer, a.Neighbor, a.Length, a.Path).CompareTo((b.Announcer, b.Neighbor, b.Length, b.Path));

    private InitialExport[] Sent(AsRelationship to) =>
        [
            .. _exports
                .Where(export => export.To == to)
                .OrderBy(export => export.Length)
                .ThenBy(export => export.Neighbor),
        ];

    private List<InitialExport> Exports(Announcement one, int position)
    {
        List<InitialExport> exports = [];
        // By copies in front and by whether it goes to customers.
        Dictionary<(int, bool), int> made = [];
        int announcer = Graph.IndexOf(one.Announcer);
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
                if (one.NotTo.Contains(asn) || one.OnlyTo?.Contains(asn) == false)
                {
                    continue;
                }
                int copies = one.Prepending.GetValueOrDefault(asn);
                bool isDifferent = to == AsRelationship.Customer && one.PathToCustomers is not null;
                if (!made.TryGetValue((copies, isDifferent), out int path))
                {
                    path = AddPath(position, isDifferent ? one.PathToCustomers! : one.FullPath, copies);
                    made.Add((copies, isDifferent), path);
                }
                RouteFlags flags = one.NoExportTo.Contains(asn) ? RouteFlags.NoExport : RouteFlags.None;
                var length = (ushort)(_paths[path].Numbers.Length + 1);
                exports.Add(new InitialExport(announcer, neighbor, to, path, length, flags));
            }
        }
        return exports;
    }

    private int AddPath(int announcement, IReadOnlyList<Asn> path, int copies)
    {
        Announcement one = Announcements[announcement];
        uint[] numbers = [.. Enumerable.Repeat(one.Announcer.Value, copies), .. path.Select(asn => asn.Value)];
        int[] refusers =
        [
            .. path.Where(asn => asn != one.Announcer).Select(Graph.IndexOf).Where(i => i >= 0).Distinct().Order(),
        ];
        bool isTrue = path.Count == 1 && path[0] == one.Announcer;
        _paths.Add(new ExportedPath(announcement, numbers, refusers, new RouteMarks(one.OnlyToCustomer, isTrue)));
        return _paths.Count - 1;
    }
}
