using Sim.Core.Models.Demand;
using Sim.Core.Models.Platform;
using Sim.Core.Models.Routes;
using Sim.Core.Network;
using Sim.Core.Quantities;
using Sim.Core.Traffic.Recording;

namespace Sim.Scenarios.World;

/// <summary>
/// Adds up the unchanging part of a group's latency at an endpoint: look-up, handshakes, request, further windows.
/// </summary>
internal sealed class CellLatencyBuilder(PlatformSpec platform, IReadOnlyList<ClientGroup> groups, PathTable paths)
{
    /// <summary>
    /// From behind the access network to the resolver and back: a provider's is near, a public one further.
    /// Assumptions.
    /// </summary>
    private static readonly SimDuration s_providerResolver = SimDuration.FromMilliseconds(2);
    private static readonly SimDuration s_publicResolver = SimDuration.FromMilliseconds(15);

    public CellLatency Build(int group, int endpoint)
    {
        ClientGroup users = groups[group];
        LatencyDistribution access = users.AccessRoundTrip;
        (SimDuration toServer, SimDuration behind) = Path(users.Vantage, platform.Endpoints[endpoint]);
        Handshake handshake = platform.Service.Handshake;
        SimDuration resolver = users.Resolver == ResolverKind.Provider ? s_providerResolver : s_publicResolver;
        // Every round trip of one request crosses the same access network at the same moment.
        int freshTrips = platform.Service.FreshRoundTrips;
        LatencyDistribution open = access.Shift(toServer + behind);
        LatencyDistribution fresh = access
            .Scale(freshTrips + 1)
            .Shift((toServer * (long)freshTrips) + behind + resolver);
        double trip = access.Mean.TotalSeconds + toServer.TotalSeconds;
        return new CellLatency(open, fresh)
        {
            FreshRoundTrips = freshTrips,
            DnsSeconds = access.Mean.TotalSeconds + resolver.TotalSeconds,
            ConnectSeconds = trip * handshake.Connect,
            TlsSeconds = trip * handshake.Tls,
            RequestSeconds = trip + behind.TotalSeconds,
            TransferSeconds = trip * platform.Service.TransferRoundTrips,
        };
    }

    /// <summary>To where connections end, and from there to where requests are answered.</summary>
    private (SimDuration ToServer, SimDuration Behind) Path(int vantage, Endpoint endpoint)
    {
        if (endpoint.Site is { } site)
        {
            return (paths.ToSite(vantage, site), SimDuration.Zero);
        }
        for (int frontEnd = 0; frontEnd < platform.FrontEnds.Count; frontEnd++)
        {
            IReadOnlyList<int> backends = platform.FrontEnds[frontEnd].Backends;
            for (int backend = 0; backend < backends.Count; backend++)
            {
                if (backends[backend] == endpoint.Pool)
                {
                    int edge = paths.EdgeOf(vantage, frontEnd);
                    return (paths.ToEdge(vantage, frontEnd), paths.EdgeToBackend(frontEnd, edge, backend));
                }
            }
        }
        throw new ArgumentException($"{endpoint.Id} is neither a site nor behind a front end.", nameof(endpoint));
    }
}
