using Sim.Core.Routing.Bgp.Propagation;

namespace Sim.Core.Routing.Bgp.Geography;

/// <summary>
/// An anycast prefix with the sites behind it: what is announced to whom, and where each neighbor hands its traffic
/// over.
/// </summary>
public sealed class AnycastPrefix
{
    private readonly AnycastNetwork[] _networks;
    private readonly int[] _networkOfSite;
    private readonly List<AnycastDoor> _doors = [];

    // By announcer and neighbor, both by index; never iterated.
    private readonly Dictionary<(int, int), Range> _rows = [];
    private readonly Dictionary<int, int> _firstSites = [];

    /// <param name="networks">Each announcer once; mostly there is one.</param>
    /// <exception cref="ArgumentException">A network or site does not fit the graph; all reasons are named.</exception>
    public AnycastPrefix(AsGeography geography, params IReadOnlyList<AnycastNetwork> networks)
        : this(geography, networks, serving: null) { }

    private AnycastPrefix(AsGeography geography, IReadOnlyList<AnycastNetwork> networks, string? serving)
    {
        ArgumentNullException.ThrowIfNull(geography);
        ArgumentNullException.ThrowIfNull(networks);
        string[] problems = [.. AnycastCheck.Problems(geography, networks)];
        if (problems.Length > 0)
        {
            throw new ArgumentException(string.Join("; ", problems), nameof(networks));
        }
        Geography = geography;
        _networks = [.. networks];
        Sites = [.. networks.SelectMany(network => network.Sites)];
        _networkOfSite = [.. networks.SelectMany((network, i) => network.Sites.Select(_ => i))];
        Announcements = [.. networks.Select((network, i) => Announce(network, i, serving))];
        MostDoors = _rows.Count == 0 ? 0 : _rows.Values.Max(row => row.End.Value - row.Start.Value);
    }

    public AsGeography Geography { get; }

    /// <summary>Of all networks, in their order.</summary>
    public IReadOnlyList<AnycastSite> Sites { get; }

    /// <summary>One for each network, for a <see cref="PropagationSolver"/>.</summary>
    public IReadOnlyList<Announcement> Announcements { get; }

    /// <summary>Whether the sites are of one network that joins them.</summary>
    internal bool IsOneBackbone => _networks is [{ HasBackbone: true }];

    /// <summary>At most so many to one neighbor.</summary>
    internal int MostDoors { get; }

    public AnycastNetwork NetworkOf(int site) => _networks[_networkOfSite[site]];

    /// <summary>-1 when there is no such site.</summary>
    public int IndexOf(string site)
    {
        for (int i = 0; i < Sites.Count; i++)
        {
            if (Sites[i].Name == site)
            {
                return i;
            }
        }
        return -1;
    }

    /// <summary>
    /// The prefix as if one site served alone: of a network with a backbone everything is announced as before and goes
    /// to that site, of sites without one only that one announces.
    /// </summary>
    public AnycastPrefix Alone(int site)
    {
        AnycastNetwork network = NetworkOf(site);
        AnycastNetwork alone = network.HasBackbone ? network : network with { Sites = [Sites[site]] };
        return new AnycastPrefix(Geography, [alone], Sites[site].Name);
    }

    /// <summary>Where a neighbor hands over to an announcer; empty where it hears nothing of it.</summary>
    internal ReadOnlySpan<AnycastDoor> DoorsOf(int announcer, int neighbor) =>
        _rows.TryGetValue((announcer, neighbor), out Range row)
            ? System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_doors)[row]
            : [];

    /// <summary>The site that traffic of the announcer's own clients goes to: the nearest.</summary>
    internal int NearestSiteOf(int announcer, int metro)
    {
        int first = _firstSites[announcer];
        int nearest = first;
        for (int site = first + 1; site < Sites.Count && _networkOfSite[site] == _networkOfSite[first]; site++)
        {
            nearest = WayFrom(metro, site) < WayFrom(metro, nearest) ? site : nearest;
        }
        return nearest;
    }

    private long WayFrom(int metro, int site) => Geography.Metros.NanosecondsBetween(metro, Sites[site].Metro);

    private Announcement Announce(AnycastNetwork network, int position, string? serving)
    {
        int announcer = Geography.Graph.IndexOf(network.Announcer);
        int first = Array.IndexOf(_networkOfSite, position);
        _firstSites[announcer] = first;
        var entries = new AnycastEntries(Geography, network, first, serving);
        HashSet<Asn> to = [];
        Dictionary<Asn, int> prepending = [];
        foreach (int neighbor in Geography.Graph.NeighborsOf(announcer))
        {
            int start = _doors.Count;
            entries.AddDoorsFor(neighbor, _doors);
            if (_doors.Count > start)
            {
                Asn asn = Geography.Graph.AsnOf(neighbor);
                _rows[(announcer, neighbor)] = start.._doors.Count;
                to.Add(asn);
                if (_doors[start].Copies > 0)
                {
                    prepending[asn] = _doors[start].Copies;
                }
            }
        }
        return new Announcement
        {
            Announcer = network.Announcer,
            OnlyTo = to,
            Prepending = prepending,
        };
    }
}
