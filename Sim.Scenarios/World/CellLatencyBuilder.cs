using Sim.Core.Models.Demand;
using Sim.Core.Models.Platform;
using Sim.Core.Models.Resolution;
using Sim.Core.Models.Routes;
using Sim.Core.Network;
using Sim.Core.Quantities;
using Sim.Core.Traffic.Recording;
using Sim.Core.Traffic.Requests;

namespace Sim.Scenarios.World;

/// <summary>
/// Adds up the unchanging part of a group's latency at an endpoint: look-up, handshakes, request, further windows.
/// </summary>
/// <remarks>
/// A look-up counts with its mean over all new connections: those whose client's copy of the address has expired ask
/// their resolver, and those whose resolver's copy has expired, too, wait for a name server. Both chances are those of
/// the long run, with the TTL at the start.
/// </remarks>
internal sealed class CellLatencyBuilder(
    PlatformSpec platform,
    IReadOnlyList<ClientGroup> groups,
    PathTable paths,
    ResolverPopulation resolvers
)
{
    /// <summary>
    /// From behind the access network to the resolver and back: a provider's is near, a public one further.
    /// Assumptions.
    /// </summary>
    private static readonly SimDuration s_providerResolver = SimDuration.FromMilliseconds(2);
    private static readonly SimDuration s_publicResolver = SimDuration.FromMilliseconds(15);

    /// <summary>
    /// From a resolver to the next of Route 53's anycast name servers and back, with the delegation in its cache: an
    /// assumption.
    /// </summary>
    private static readonly SimDuration s_nameServer = SimDuration.FromMilliseconds(20);

    private readonly double[] _uncached = [.. Enumerable.Range(0, groups.Count).Select(resolvers.UncachedShare)];

    /// <summary>What a look-up costs one user.</summary>
    public LookUpCost LookUpOf(int group) =>
        new(
            groups[group].Resolver == ResolverKind.Provider ? s_providerResolver : s_publicResolver,
            _uncached[group],
            s_nameServer
        );

    public CellLatency Build(int group, int endpoint)
    {
        ClientGroup users = groups[group];
        LatencyDistribution access = users.AccessRoundTrip;
        (int address, SimDuration toServer, SimDuration behind) = Path(users.Vantage, platform.Endpoints[endpoint]);
        Handshake handshake = platform.Service.Handshake;
        double lookUps = platform.Clients.LookUpShare(platform.ClosingRate(address));
        LookUpCost lookUp = LookUpOf(group);
        SimDuration beyondAccess = lookUp.Resolver + users.ToEgress + (lookUp.NameServer * lookUp.UncachedShare);
        // Every round trip of one request crosses the same access network at the same moment.
        int freshTrips = platform.Service.FreshRoundTrips;
        LatencyDistribution open = access.Shift(toServer + behind);
        LatencyDistribution fresh = access
            .Scale(freshTrips + lookUps)
            .Shift((toServer * (long)freshTrips) + behind + (beyondAccess * lookUps));
        double trip = access.Mean.TotalSeconds + toServer.TotalSeconds;
        return new CellLatency(open, fresh)
        {
            FreshRoundTrips = freshTrips,
            DnsSeconds = lookUps * (access.Mean + beyondAccess).TotalSeconds,
            ConnectSeconds = trip * handshake.Connect,
            TlsSeconds = trip * handshake.Tls,
            RequestSeconds = trip + behind.TotalSeconds,
            TransferSeconds = trip * platform.Service.TransferRoundTrips,
        };
    }

    /// <summary>
    /// The address, the way to where its connections end, and from there to where requests are answered.
    /// </summary>
    private (int Address, SimDuration ToServer, SimDuration Behind) Path(int vantage, Endpoint endpoint)
    {
        if (endpoint.Site is { } site)
        {
            return (site, paths.ToSite(vantage, site), SimDuration.Zero);
        }
        for (int frontEnd = 0; frontEnd < platform.FrontEnds.Count; frontEnd++)
        {
            IReadOnlyList<int> backends = platform.FrontEnds[frontEnd].Backends;
            for (int backend = 0; backend < backends.Count; backend++)
            {
                if (backends[backend] == endpoint.Pool)
                {
                    int edge = paths.EdgeOf(vantage, frontEnd);
                    SimDuration behind = paths.EdgeToBackend(frontEnd, edge, backend);
                    return (platform.Sites.Count + frontEnd, paths.ToEdge(vantage, frontEnd), behind);
                }
            }
        }
        throw new ArgumentException($"{endpoint.Id} is neither a site nor behind a front end.", nameof(endpoint));
    }
}
