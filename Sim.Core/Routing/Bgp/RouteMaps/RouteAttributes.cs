using Sim.Core.Routing.Bgp.Decision;

namespace Sim.Core.Routing.Bgp.RouteMaps;

/// <summary>The path attributes of a route, as policy sees and changes them. Equal by content.</summary>
public sealed record RouteAttributes
{
    /// <summary>The neighboring network first, the origin last; empty of a route of the own network.</summary>
    public IReadOnlyList<Asn> AsPath { get; init; } = [];

    /// <summary>LOCAL_PREF; higher is better; within a network only. Default: 100 (Cisco IOS, FRR, BIRD,
    /// Junos).</summary>
    public uint LocalPreference { get; init; } = 100;

    /// <summary>MULTI_EXIT_DISC; lower is better. Null: absent.</summary>
    public uint? Med { get; init; }

    public BgpOrigin Origin { get; init; }

    /// <summary>In any order, each counts once.</summary>
    public IReadOnlyList<Community> Communities { get; init; } = [];

    /// <summary>Of the router that brought a reflected route into the network (RFC 4456); null: not
    /// reflected.</summary>
    public uint? OriginatorId { get; init; }

    /// <summary>The clusters that a reflected route has passed, the latest first (RFC 4456).</summary>
    public IReadOnlyList<uint> ClusterList { get; init; } = [];

    /// <summary>The router of the own network that packets are to reach first, by index; -1: the receiver
    /// itself.</summary>
    internal int NextHop { get; init; } = -1;

    public bool Has(Community community) => Communities.Contains(community);

    /// <summary>With communities more and fewer; removing comes first.</summary>
    public RouteAttributes WithCommunities(IReadOnlyCollection<Community> add, IReadOnlyCollection<Community> remove) =>
        Communities.Count + add.Count == 0
            ? this
            : this with
            {
                Communities = [.. Communities.Except(remove).Union(add).Order()],
            };

    /// <inheritdoc/>
    public bool Equals(RouteAttributes? other) =>
        other is not null
        && LocalPreference == other.LocalPreference
        && Med == other.Med
        && Origin == other.Origin
        && OriginatorId == other.OriginatorId
        && NextHop == other.NextHop
        && AsPath.SequenceEqual(other.AsPath)
        && ClusterList.SequenceEqual(other.ClusterList)
        && (
            Communities.Count + other.Communities.Count == 0
            || Communities.Distinct().Order().SequenceEqual(other.Communities.Distinct().Order())
        );

    /// <inheritdoc/>
    public override int GetHashCode() =>
        HashCode.Combine(
            AsPath.Count,
            AsPath.Count > 0 ? AsPath[0] : default,
            LocalPreference,
            Med,
            NextHop,
            ClusterList.Count
        );
}
