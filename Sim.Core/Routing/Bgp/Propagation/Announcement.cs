namespace Sim.Core.Routing.Bgp.Propagation;

/// <summary>
/// One network announces a prefix; several such announcements of one prefix are anycast, or a hijack.
/// </summary>
/// <remarks>
/// Announcements are told apart by their position in the list that they come in. One network may make several, for
/// instance one for each of its sites; a neighbor that would hear more than one of them gets the one with the shortest
/// path, and of those the first.
/// </remarks>
public sealed record Announcement
{
    /// <summary>
    /// Copies of its own number that a network may put in front: 255, the length of a segment (RFC 4271).
    /// </summary>
    public const int MostPrepending = 255;

    public required Asn Announcer { get; init; }

    /// <summary>
    /// The AS_PATH as it leaves the network, the announcer normally first and the origin last. Default: the announcer
    /// alone. A forged path is sent as it is written; networks that it names drop it.
    /// </summary>
    public IReadOnlyList<Asn> Path { get; init; } = [];

    /// <summary>A different path for customers; null when they get the same one.</summary>
    public IReadOnlyList<Asn>? PathToCustomers { get; init; }

    /// <summary>How often the announcer's number is put in front of the path, by neighbor. Absent: 0.</summary>
    public IReadOnlyDictionary<Asn, int> Prepending { get; init; } = new Dictionary<Asn, int>();

    /// <summary>The neighbors that the prefix is announced to; null: all of them.</summary>
    public IReadOnlySet<Asn>? OnlyTo { get; init; }

    /// <summary>Neighbors that the prefix is not announced to.</summary>
    public IReadOnlySet<Asn> NotTo { get; init; } = new HashSet<Asn>();

    /// <summary>
    /// Neighbors that get the community NO_EXPORT: they use the route and do not pass it on (RFC 1997).
    /// </summary>
    public IReadOnlySet<Asn> NoExportTo { get; init; } = new HashSet<Asn>();

    /// <summary>
    /// The route was learned and is passed on as if it were the network's own: packets go on to the second network of
    /// the path.
    /// </summary>
    public bool IsLeak { get; init; }

    /// <summary>Only-To-Customer attribute that the route carries (RFC 9234); 0: none.</summary>
    public uint OnlyToCustomer { get; init; }

    /// <summary>The path without what depends on the neighbor: never empty.</summary>
    internal IReadOnlyList<Asn> FullPath => Path.Count > 0 ? Path : [Announcer];

    /// <summary>
    /// What the network announces when it leaks the route that it has: to every neighbor, as if it were its own. Null
    /// when it has none, or its own.
    /// </summary>
    public static Announcement? LeakOf(PrefixRoutes routes, Asn leaker)
    {
        ArgumentNullException.ThrowIfNull(routes);
        int index = routes.Graph.IndexOf(leaker);
        if (index < 0 || routes.SourceOf(index) is RouteSource.None or RouteSource.Origin)
        {
            return null;
        }
        return new Announcement
        {
            Announcer = leaker,
            Path = routes.PathOf(index),
            IsLeak = true,
            OnlyToCustomer = routes.MarksOf(index).OnlyToCustomer,
        };
    }
}
