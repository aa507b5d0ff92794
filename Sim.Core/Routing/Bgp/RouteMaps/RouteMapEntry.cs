using System.Net;

namespace Sim.Core.Routing.Bgp.RouteMaps;

/// <summary>One entry of a route map: which routes it is for, and what becomes of them.</summary>
public sealed record RouteMapEntry
{
    /// <summary>Whether routes that match pass; otherwise they are refused and nothing is set. Default: yes.</summary>
    public bool Permit { get; init; } = true;

    /// <summary>One of them must match; empty: any prefix.</summary>
    public IReadOnlyList<PrefixMatch> Prefixes { get; init; } = [];

    /// <summary>The route must have one of them; empty: any route.</summary>
    public IReadOnlyList<Community> AnyCommunity { get; init; } = [];

    /// <summary>Null: any path.</summary>
    public PathMatch? Path { get; init; }

    /// <summary>LOCAL_PREF from here on; null: as it is.</summary>
    public uint? SetLocalPreference { get; init; }

    /// <summary>MULTI_EXIT_DISC from here on; null: as it is.</summary>
    public uint? SetMed { get; init; }

    /// <summary>Copies of the router's own network in front of the path: 0 to 255. Default: 0.</summary>
    public int Prepend { get; init; }

    public IReadOnlyList<Community> AddCommunities { get; init; } = [];

    /// <summary>Removed before others are added.</summary>
    public IReadOnlyList<Community> RemoveCommunities { get; init; } = [];

    /// <summary>Whether the entry is for this route.</summary>
    public bool Matches(IPNetwork prefix, RouteAttributes route)
    {
        ArgumentNullException.ThrowIfNull(route);
        return (Prefixes.Count == 0 || Prefixes.Any(one => one.Matches(prefix)))
            && (AnyCommunity.Count == 0 || AnyCommunity.Any(route.Has))
            && Path?.Matches(route.AsPath) != false;
    }

    /// <summary>The route with what the entry sets.</summary>
    internal RouteAttributes Set(RouteAttributes route, Asn own) =>
        route.WithCommunities(AddCommunities, RemoveCommunities) with
        {
            LocalPreference = SetLocalPreference ?? route.LocalPreference,
            Med = SetMed ?? route.Med,
            AsPath = Prepend > 0 ? [.. Enumerable.Repeat(own, Prepend), .. route.AsPath] : route.AsPath,
        };
}
