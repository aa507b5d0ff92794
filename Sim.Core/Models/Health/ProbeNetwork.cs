using Sim.Core.Models.Faults;
using Sim.Core.Models.Ingress;
using Sim.Core.Models.Platform;
using Sim.Core.Models.Publication;
using Sim.Core.Models.Routes;
using Sim.Core.Models.Telemetry;
using Sim.Core.Quantities;
using Sim.Core.Randomness;
using Sim.Core.Routing.Dns.Health;

namespace Sim.Core.Models.Health;

/// <summary>
/// The way of one probe: the path, the upstream, the blade that ECMP picks for its new port, the pod, and the load on
/// them.
/// </summary>
/// <remarks>
/// A probe meets what a user at the checker's place would meet on a new connection. Its time at an endpoint is
/// exponential with the mean there: an assumption that makes overload visible to checks. A blade without a free place
/// refuses its connection as it refuses those of users. What slows the path slows every round trip; what slows blades
/// or pods slows the answer alone. A TCP check ends at the blade or the edge and knows nothing of pods. Not modeled:
/// resource paths and bodies (a string that is searched for is found in every good answer), single lost packets.
/// </remarks>
public sealed class ProbeNetwork(PlatformSpec platform, PathTable paths, Publisher publisher, ITelemetry telemetry)
{
    private const int Answered = 200;
    private const int Failed = 503;

    private enum Connection
    {
        Open,
        Refused,
        Lost,
    }

    /// <summary>Sends one probe.</summary>
    /// <param name="vantage">Where the checker is.</param>
    /// <param name="address">Index of the probed address; -1: one that nobody has.</param>
    /// <param name="protocol">How it probes.</param>
    /// <param name="checkPath">What is wrong with the way of this check's probes alone.</param>
    /// <param name="chance">The checker's own stream.</param>
    /// <returns>The result, and the time until it is known.</returns>
    internal (ProbeOutcome Outcome, SimDuration Took) Send(
        int vantage,
        int address,
        ProbeProtocol protocol,
        in Impairment checkPath,
        RandomStream chance
    )
    {
        if (address < 0)
        {
            return (ProbeOutcome.NotConnected, ProbeRules.ConnectLimit(protocol));
        }
        return address < platform.Sites.Count
            ? SendToSite(vantage, SiteOf(vantage, address), protocol, checkPath, chance)
            : SendToFrontEnd(vantage, address - platform.Sites.Count, protocol, checkPath, chance);
    }

    /// <summary>Of sites with one address the one that most packets of the vantage come to.</summary>
    private int SiteOf(int vantage, int address)
    {
        RouteSnapshot routes = publisher.Routes!;
        int most = address;
        for (int site = address + 1; site < platform.Sites.Count && routes.LandingOf(most, vantage) < 1; site++)
        {
            bool isHigher = routes.LandingOf(site, vantage) > routes.LandingOf(most, vantage);
            most = isHigher && platform.AddressOf(site) == address ? site : most;
        }
        return most;
    }

    private (ProbeOutcome Outcome, SimDuration Took) SendToSite(
        int vantage,
        int site,
        ProbeProtocol protocol,
        in Impairment checkPath,
        RandomStream chance
    )
    {
        SiteState state = publisher.Endpoints!.Sites[site];
        Impairment path = checkPath.Then(publisher.Routes!.PathOf(site, vantage));
        int blade = PickBlade(state, chance);
        BladeLoad load = blade < 0 ? default : telemetry.Blade(site, blade);
        Impairment ingress = state
            .Fault.Then(blade < 0 ? Impairment.AllRefused : state.Blades[blade].Fault)
            .Then(new Impairment(load.TurnedAwayShare, 0, 0, 0, default));
        Impairment met = path.Then(ingress);
        SimDuration way = publisher.Routes!.MixOf(site, vantage)?.Mean ?? paths.ToSite(vantage, site);
        SimDuration trip = way + Delay(path, chance);
        Connection connection = Connect(met, chance);
        if (connection != Connection.Open)
        {
            return NotConnected(protocol, connection, trip);
        }
        int pool = platform.Sites[site].Pool;
        PoolState behind = publisher.Endpoints.Pools[pool];
        Impairment pods = behind.Fault;
        PodTriesOutcome tries = PodTries.OutcomeAt(platform.Sites[site].Blades, behind, ProbeRules.StatusLimit);
        double reaching = state.IsDraining ? 0 : (1 - met.ErrorShare) * (1 - load.RefusedShare);
        return Judge(
            protocol,
            trip,
            Delay(ingress, chance) + Delay(pods, chance),
            load.MeanSojourn + telemetry.Pool(pool).MeanSojourn,
            Fate(reaching, tries.Errors, tries.Unanswered, pool),
            chance
        );
    }

    private (ProbeOutcome Outcome, SimDuration Took) SendToFrontEnd(
        int vantage,
        int frontEnd,
        ProbeProtocol protocol,
        in Impairment checkPath,
        RandomStream chance
    )
    {
        int edge = paths.EdgeOf(vantage, frontEnd);
        SimDuration trip = paths.ToEdge(vantage, frontEnd) + Delay(checkPath, chance);
        Connection connection = Connect(checkPath, chance);
        if (connection != Connection.Open)
        {
            return NotConnected(protocol, connection, trip);
        }
        int backend = PickBackend(publisher.Endpoints!.FrontEnds[frontEnd], edge, chance);
        if (backend < 0)
        {
            // The edge answers for itself that nobody can serve.
            return Judge(protocol, trip, default, default, (1, 0), chance);
        }
        int pool = platform.FrontEnds[frontEnd].Backends[backend];
        Impairment pods = publisher.Endpoints.Pools[pool].Fault;
        return Judge(
            protocol,
            trip,
            paths.EdgeToBackend(frontEnd, edge, backend) + Delay(pods, chance),
            telemetry.Pool(pool).MeanSojourn,
            Fate(1 - checkPath.ErrorShare, pods.RefusedShare, pods.BlackholedShare, pool),
            chance
        );
    }

    /// <summary>The shares of requests that come back with an error, and that get no reply.</summary>
    /// <param name="reaching">Share of requests that are sent on to the pods.</param>
    /// <param name="refused">Share of these that find no pod and are told so.</param>
    /// <param name="lost">Share of these that find no pod in time.</param>
    private (double Errors, double Unanswered) Fate(double reaching, double refused, double lost, int pool)
    {
        PoolState pods = publisher.Endpoints!.Pools[pool];
        if (pods.Serving == 0)
        {
            return (1, 0);
        }
        double found = 1 - refused - lost;
        double good = found * (1 - pods.Fault.ErrorShare) * (1 - telemetry.Pool(pool).RefusedShare);
        double unanswered = reaching * lost;
        return (1 - unanswered - (reaching * good), unanswered);
    }

    /// <param name="protocol">How the checker probes.</param>
    /// <param name="trip">One round trip to where connections end.</param>
    /// <param name="behind">What the request takes from there on besides being served.</param>
    /// <param name="service">Mean time of being served, queues included.</param>
    /// <param name="fate">See <see cref="Fate"/>.</param>
    /// <param name="chance">The checker's own stream.</param>
    private (ProbeOutcome Outcome, SimDuration Took) Judge(
        ProbeProtocol protocol,
        SimDuration trip,
        SimDuration behind,
        SimDuration service,
        (double Errors, double Unanswered) fate,
        RandomStream chance
    )
    {
        bool overTls = protocol is ProbeProtocol.Https or ProbeProtocol.HttpsStringMatch;
        long trips = 1 + (overTls ? platform.Service.Handshake.Tls : 0);
        SimDuration work = SimDuration.FromSeconds(chance.NextExponential(service.TotalSeconds));
        double u = chance.NextDouble();
        var response = new ProbeResponse
        {
            Connect = trip,
            StatusAfterConnect = u < fate.Unanswered ? null : (trip * trips) + behind + work,
            StatusCode = u < fate.Unanswered + fate.Errors ? Failed : Answered,
            BodyAfterStatus = SimDuration.Zero,
            StringEndsAtByte = 1,
        };
        ProbeOutcome outcome = ProbeRules.Judge(protocol, in response);
        SimDuration took = outcome switch
        {
            ProbeOutcome.NotConnected => ProbeRules.ConnectLimit(protocol),
            ProbeOutcome.NoStatus => trip + ProbeRules.StatusLimit,
            _ when protocol == ProbeProtocol.Tcp => trip,
            _ => trip + response.StatusAfterConnect!.Value,
        };
        return (outcome, took);
    }

    private static (ProbeOutcome Outcome, SimDuration Took) NotConnected(
        ProbeProtocol protocol,
        Connection connection,
        SimDuration trip
    )
    {
        SimDuration limit = ProbeRules.ConnectLimit(protocol);
        return (ProbeOutcome.NotConnected, connection == Connection.Refused ? SimDuration.Min(trip, limit) : limit);
    }

    private static Connection Connect(in Impairment way, RandomStream chance)
    {
        double u = chance.NextDouble();
        return u < way.RefusedShare ? Connection.Refused
            : u < way.RefusedShare + way.BlackholedShare ? Connection.Lost
            : Connection.Open;
    }

    private static SimDuration Delay(in Impairment way, RandomStream chance) =>
        way.DelayedShare > 0 && chance.NextDouble() < way.DelayedShare ? way.Delay : SimDuration.Zero;

    /// <returns>An announced blade, each with equal chance; -1: none is announced.</returns>
    private static int PickBlade(SiteState state, RandomStream chance)
    {
        if (state.AnnouncedCount == 0)
        {
            return -1;
        }
        int skipped = chance.NextInt32(state.AnnouncedCount);
        int blade = 0;
        while (!state.Blades[blade].Announced || skipped-- > 0)
        {
            blade++;
        }
        return blade;
    }

    /// <returns>A backend by its share; -1: the edge has none.</returns>
    private static int PickBackend(FrontEndState state, int edge, RandomStream chance)
    {
        double u = chance.NextDouble();
        int last = -1;
        for (int backend = 0; backend < state.BackendCount; backend++)
        {
            double share = state.Share(edge, backend);
            if (share > 0)
            {
                last = backend;
                if (u < share)
                {
                    return backend;
                }
            }
            u -= share;
        }
        // A row that sums to 1 but for rounding.
        return last;
    }
}
