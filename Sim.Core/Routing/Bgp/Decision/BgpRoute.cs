using System.Net;

namespace Sim.Core.Routing.Bgp.Decision;

/// <summary>A candidate route of a router to one prefix, after import policy: an entry of its Adj-RIB-In.</summary>
/// <remarks>Defaults are those of a plain eBGP route: no policy has touched it.</remarks>
public sealed record BgpRoute
{
    /// <summary>The address of the neighbor that sent it; of a local route any address of the router.</summary>
    public required IPAddress PeerAddress { get; init; }

    /// <summary>Local to the router and never sent, 0 to 65535; higher is better. Default 0 (Cisco IOS, FRR).</summary>
    public int Weight { get; init; }

    /// <summary>LOCAL_PREF; higher is better. Default 100 (Cisco IOS, FRR, BIRD, Junos).</summary>
    public uint LocalPreference { get; init; } = 100;

    /// <summary>Originated by the router itself: network, aggregate, redistribution.</summary>
    public bool IsLocal { get; init; }

    /// <summary>
    /// AS_PATH, the neighbor's network first. Default: empty, as of local and of iBGP-originated routes.
    /// </summary>
    public IReadOnlyList<Asn> AsPath { get; init; } = [];

    /// <summary>
    /// What AS_PATH counts: a set counts 1, a confederation's segments 0 (RFC 4271 section 9.1.2.2, RFC 5065). Default,
    /// also -1: the number of networks in <see cref="AsPath"/>.
    /// </summary>
    public int AsPathLength
    {
        get => field < 0 ? AsPath.Count : field;
        init;
    } = -1;

    public BgpOrigin Origin { get; init; }

    /// <summary>MULTI_EXIT_DISC; lower is better. Null: absent.</summary>
    public uint? Med { get; init; }

    /// <summary>Received over eBGP rather than iBGP.</summary>
    public bool IsExternal { get; init; } = true;

    /// <summary>Interior cost to the NEXT_HOP; lower is better. Null: the next hop cannot be reached.</summary>
    public uint? IgpMetric { get; init; } = 0;

    /// <summary>When it came, as any number that grows with time: the lowest is the oldest.</summary>
    public long Arrival { get; init; }

    /// <summary>What the router uses now: the best route of its last decision. Default: not this one.</summary>
    public bool IsInUse { get; init; }

    /// <summary>BGP identifier of the neighbor.</summary>
    public uint RouterId { get; init; }

    /// <summary>ORIGINATOR_ID of a reflected route, which stands for the router id (RFC 4456 section 9).</summary>
    public uint? OriginatorId { get; init; }

    /// <summary>Entries of CLUSTER_LIST: how often it was reflected.</summary>
    public int ClusterListLength { get; init; }

    /// <summary>The neighboring network: the first of the path; null when the path is empty.</summary>
    public Asn? NeighborAs => AsPath.Count > 0 ? AsPath[0] : null;
}
