using System.Buffers.Binary;
using System.Net;
using Sim.Core.Routing.Bgp.Decision;
using Sim.Core.Routing.Bgp.RouteMaps;

namespace Sim.Core.Routing.Bgp.Speaking;

// Import, choice and export of one router.
public sealed partial class RouterRules
{
    internal override RibInEntry Import(int end, int received, bool isShutting)
    {
        RouteAttributes? route = _routes[received];
        RouterSpec router = OwnerOf(end);
        bool isExternal = IsExternal(end);
        bool isLoop = isExternal ? route.AsPath.Contains(router.Asn) : IsReflectedBack(route, router);
        if (isLoop)
        {
            return RibInEntry.Empty;
        }
        if (isExternal)
        {
            route = route with { LocalPreference = DefaultPreference, NextHop = Sessions.OwnerOf(end) };
        }
        route = _imports[end] is { } map ? map.Apply(_prefix, route, router.Asn) : route;
        if (route is null)
        {
            return RibInEntry.Empty;
        }
        if (isExternal && (isShutting || route.Has(Community.GracefulShutdown)))
        {
            // RFC 8326 section 4: the recommended value.
            route = route with
            {
                LocalPreference = 0,
            };
        }
        return new RibInEntry(NumberOf(route), 0, 0);
    }

    internal override int Choose(int speaker, ReadOnlySpan<RibInEntry> entries, int changed, int best)
    {
        List<int> positions = [];
        List<BgpRoute> candidates = [];
        if (_own[speaker] >= 0)
        {
            positions.Add(Own);
            candidates.Add(Candidate(speaker, _routes[_own[speaker]]));
        }
        for (int i = 0; i < entries.Length; i++)
        {
            if (!entries[i].IsEmpty)
            {
                positions.Add(i);
                // A route that is replaced begins anew.
                bool isInUse = i == best && i != changed;
                BgpRoute route = Candidate(speaker, Sessions.StartOf(speaker) + i, entries[i]);
                candidates.Add(isInUse ? route with { IsInUse = true } : route);
            }
        }
        int chosen = _decision.Decide(candidates).Best;
        return chosen < 0 ? None : positions[chosen];
    }

    internal override int Prepare(int speaker, int chosen, int route) => chosen == Own ? _own[speaker] : route;

    internal override int Export(int speaker, int chosen, int prepared, int toEnd, bool isShutting)
    {
        if (chosen == None)
        {
            return None;
        }
        RouteAttributes route = _routes[prepared];
        bool isExternal = IsExternal(toEnd);
        if (route.Has(Community.NoAdvertise) || (isExternal && route.Has(Community.NoExport)))
        {
            return None;
        }
        RouteAttributes? sent = isExternal ? Outside(speaker, chosen, route) : Inside(speaker, chosen, route, toEnd);
        if (sent is not null && _exports[toEnd] is { } map)
        {
            sent = map.Apply(_prefix, sent, _routers[speaker].Asn);
        }
        if (sent is not null && isExternal && isShutting)
        {
            sent = sent.WithCommunities([Community.GracefulShutdown], []);
        }
        return sent is null ? None : NumberOf(sent);
    }

    private static bool IsReflectedBack(RouteAttributes route, RouterSpec router) =>
        route.OriginatorId == router.RouterId || route.ClusterList.Contains(ClusterOf(router));

    private static uint ClusterOf(RouterSpec router) => router.ClusterId ?? router.RouterId;

    /// <summary>
    /// To another network: MED, preference and reflection stay inside (RFC 4271 section 5.1), MED of the router's own
    /// route does not. A route that is marked for shutdown is the business of the session that it came over.
    /// </summary>
    private RouteAttributes Outside(int speaker, int chosen, RouteAttributes route) =>
        route.WithCommunities([], [Community.GracefulShutdown]) with
        {
            AsPath = [_routers[speaker].Asn, .. route.AsPath],
            Med = chosen == Own ? route.Med : null,
            LocalPreference = DefaultPreference,
            OriginatorId = null,
            ClusterList = [],
            NextHop = -1,
        };

    /// <summary>
    /// Within the network: what came from outside goes to all; what came from a client is reflected to all others, what
    /// came from another to clients (RFC 4456 section 6).
    /// </summary>
    private RouteAttributes? Inside(int speaker, int chosen, RouteAttributes route, int toEnd)
    {
        int from = Sessions.StartOf(speaker) + chosen;
        if (chosen == Own || IsExternal(from))
        {
            return route with { NextHop = speaker };
        }
        if (from == toEnd || (!_toClient[from] && !_toClient[toEnd]))
        {
            return null;
        }
        return route with
        {
            OriginatorId = route.OriginatorId ?? PeerOf(from).RouterId,
            ClusterList = [ClusterOf(_routers[speaker]), .. route.ClusterList],
        };
    }

    private BgpRoute Candidate(int speaker, RouteAttributes own) =>
        new()
        {
            PeerAddress = AddressOf(_routers[speaker]),
            IsLocal = true,
            IsExternal = false,
            LocalPreference = own.LocalPreference,
            AsPath = own.AsPath,
            Origin = own.Origin,
            Med = own.Med,
            RouterId = _routers[speaker].RouterId,
        };

    private BgpRoute Candidate(int speaker, int end, RibInEntry entry)
    {
        RouteAttributes route = _routes[entry.Route];
        bool isExternal = IsExternal(end);
        return new BgpRoute
        {
            PeerAddress = AddressOf(PeerOf(end)),
            LocalPreference = route.LocalPreference,
            AsPath = route.AsPath,
            Origin = route.Origin,
            Med = route.Med,
            IsExternal = isExternal,
            IgpMetric = isExternal ? 0 : _distances.Cost(speaker, route.NextHop),
            Arrival = entry.Arrival,
            RouterId = PeerOf(end).RouterId,
            OriginatorId = route.OriginatorId,
            ClusterListLength = route.ClusterList.Count,
        };
    }

    /// <summary>The router id, as the address that it usually is.</summary>
    private static IPAddress AddressOf(RouterSpec router)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, router.RouterId);
        return new IPAddress(bytes);
    }
}
