using Sim.Core.Models.Demand;
using Sim.Core.Models.Platform;
using Sim.Core.Models.Publication;
using Sim.Core.Models.Resolution;
using Sim.Core.Models.Routes;
using Sim.Core.Network;
using Sim.Core.Quantities;
using Sim.Core.Traffic.Recording;
using Sim.Core.Traffic.Requests;

namespace Sim.Scenarios.World;

/// <summary>
/// Adds up the part of a group's latency at an endpoint that load does not change: look-up, handshakes, request,
/// further windows.
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
    Publisher publisher,
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

    private readonly ImperfectPaths _imperfect = new(platform.PathQuality, platform.Service);

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
        (int address, Way[] ways) = Ways(users.Vantage, platform.Endpoints[endpoint]);
        Handshake handshake = platform.Service.Handshake;
        double lookUps = platform.Clients.LookUpShare(platform.ClosingRate(address));
        LookUpCost lookUp = LookUpOf(group);
        SimDuration beyondAccess = lookUp.Resolver + users.ToEgress + (lookUp.NameServer * lookUp.UncachedShare);
        // Every round trip of one request crosses the same access network at the same moment.
        int freshTrips = platform.Service.FreshRoundTrips;
        bool isIdeal = platform.PathQuality == PathQuality.Ideal;
        LatencyDistribution open = isIdeal
            ? Over(ways, access, way => way.ToServer + way.Behind)
            : Mix(ways, way => _imperfect.Open(access, way.ToServer, way.Behind));
        LatencyDistribution fresh = isIdeal
            ? Over(
                ways,
                access.Scale(freshTrips + lookUps),
                way => (way.ToServer * (long)freshTrips) + way.Behind + (beyondAccess * lookUps)
            )
            : Mix(ways, way => _imperfect.Fresh(access, way.ToServer, way.Behind, beyondAccess, lookUps));
        SimDuration toServer = Mean(ways, way => way.ToServer) * platform.PathQuality.MeanFactor;
        SimDuration behind = Mean(ways, way => way.Behind);
        double trip = access.Mean.TotalSeconds + toServer.TotalSeconds;
        (SimDuration openLoss, SimDuration freshLoss, SimDuration connectLoss) = _imperfect.MeanLosses(
            access.Mean + toServer
        );
        return new CellLatency(open, fresh)
        {
            FreshRoundTrips = freshTrips,
            DnsSeconds = lookUps * (access.Mean + beyondAccess).TotalSeconds,
            ConnectSeconds = (trip * handshake.Connect) + connectLoss.TotalSeconds,
            TlsSeconds = trip * handshake.Tls,
            RequestSeconds = trip + behind.TotalSeconds + openLoss.TotalSeconds,
            TransferSeconds = (trip * platform.Service.TransferRoundTrips) + (freshLoss - openLoss).TotalSeconds,
        };
    }

    /// <summary>A population of which each part has its own way.</summary>
    private static LatencyDistribution Over(Way[] ways, LatencyDistribution access, Func<Way, SimDuration> lengthOf) =>
        ways.Length == 1 ? access.Shift(lengthOf(ways[0])) : Mix(ways, way => access.Shift(lengthOf(way)));

    private static LatencyDistribution Mix(Way[] ways, Func<Way, LatencyDistribution> timeOf) =>
        ways.Length == 1
            ? timeOf(ways[0])
            : LatencyDistribution.Mixture([.. ways.Select(way => (timeOf(way), new Ratio(way.Share)))]);

    private static SimDuration Mean(Way[] ways, Func<Way, SimDuration> timeOf) =>
        ways.Length == 1
            ? timeOf(ways[0])
            : SimDuration.FromSeconds(ways.Sum(way => way.Share * timeOf(way).TotalSeconds));

    /// <summary>The address, and the ways of the vantage's users to where requests are answered.</summary>
    private (int Address, Way[] Ways) Ways(int vantage, Endpoint endpoint)
    {
        if (endpoint.Site is { } site)
        {
            PathMix? mix = publisher.Routes!.MixOf(site, vantage);
            return mix is null
                ? (site, [new Way(paths.ToSite(vantage, site), SimDuration.Zero, 1)])
                : (site, [.. mix.Parts.Select(part => new Way(part.RoundTrip, SimDuration.Zero, part.Share))]);
        }
        for (int frontEnd = 0; frontEnd < platform.FrontEnds.Count; frontEnd++)
        {
            IReadOnlyList<int> backends = platform.FrontEnds[frontEnd].Backends;
            for (int backend = 0; backend < backends.Count; backend++)
            {
                if (backends[backend] == endpoint.Pool)
                {
                    return (platform.Sites.Count + frontEnd, [.. OverEdges(vantage, frontEnd, backend)]);
                }
            }
        }
        throw new ArgumentException($"{endpoint.Id} is neither a site nor behind a front end.", nameof(endpoint));
    }

    /// <summary>By all edges alike, though each may send its requests to other pools.</summary>
    private Way[] OverEdges(int vantage, int frontEnd, int backend)
    {
        ReadOnlySpan<EdgeShare> edges = paths.EdgesOf(vantage, frontEnd);
        var ways = new Way[edges.Length];
        for (int i = 0; i < ways.Length; i++)
        {
            SimDuration behind = paths.EdgeToBackend(frontEnd, edges[i].Edge, backend);
            ways[i] = new Way(edges[i].RoundTrip, behind, edges[i].Share);
        }
        return ways;
    }

    /// <param name="ToServer">To where connections end.</param>
    /// <param name="Behind">From there to where requests are answered.</param>
    /// <param name="Share">Of the users who take this way.</param>
    private readonly record struct Way(SimDuration ToServer, SimDuration Behind, double Share);
}
