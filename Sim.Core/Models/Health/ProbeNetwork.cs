using Sim.Core.Models.Faults;
using Sim.Core.Models.Platform;
using Sim.Core.Models.Publication;
using Sim.Core.Models.Routes;
using Sim.Core.Models.Telemetry;
using Sim.Core.Quantities;
using Sim.Core.Randomness;
using Sim.Core.Routing.Dns.Health;

namespace Sim.Core.Models.Health;

/// <summary>The way of one probe: the path, the upstream, the blade that ECMP picks for its new port, the pod, and the load on them.</summary>
/// <remarks>
/// A probe meets what a user at the checker's place would meet. Its time at an endpoint is exponential with the mean there: an
/// assumption that makes overload visible to checks.
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
    public (ProbeOutcome Outcome, SimDuration Took) Send(
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
            ? SendToSite(vantage, address, protocol, checkPath, chance)
            : SendToFrontEnd(vantage, address - platform.Sites.Count, protocol, checkPath, chance);
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
        SimDuration roundTrip = paths.ToSite(vantage, site);
        int blade = PickBlade(state, chance);
        if (blade < 0)
        {
            return (ProbeOutcome.NotConnected, roundTrip);
        }
        Impairment way = checkPath
            .Then(publisher.Routes!.PathOf(site, vantage))
            .Then(state.Fault)
            .Then(state.Blades[blade].Fault);
        BladeLoad load = telemetry.Blade(site, blade);
        int pool = platform.Sites[site].Pool;
        double errors = 1 - ((1 - way.ErrorShare) * (1 - load.RefusedShare) * (1 - PodFailures(pool)));
        return Judge(
            protocol,
            Connect(way, chance),
            roundTrip,
            roundTrip,
            Delay(way, chance),
            state.IsDraining ? 1 : errors,
            load.MeanSojourn + telemetry.Pool(pool).MeanSojourn,
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
        SimDuration toEdge = paths.ToEdge(vantage, frontEnd);
        int backend = PickBackend(publisher.Endpoints!.FrontEnds[frontEnd], edge, chance);
        if (backend < 0)
        {
            // The edge answers for itself that nobody can serve.
            return Judge(protocol, Connect(checkPath, chance), toEdge, toEdge, default, 1, default, chance);
        }
        int pool = platform.FrontEnds[frontEnd].Backends[backend];
        double errors = 1 - ((1 - checkPath.ErrorShare) * (1 - PodFailures(pool)));
        SimDuration request = toEdge + paths.EdgeToBackend(frontEnd, edge, backend);
        SimDuration service = telemetry.Pool(pool).MeanSojourn;
        SimDuration delay = Delay(checkPath, chance) + Delay(publisher.Endpoints.Pools[pool].Fault, chance);
        return Judge(protocol, Connect(checkPath, chance), toEdge, request, delay, errors, service, chance);
    }

    private (ProbeOutcome Outcome, SimDuration Took) Judge(
        ProbeProtocol protocol,
        Connection connection,
        SimDuration connectTime,
        SimDuration requestTime,
        SimDuration delay,
        double errors,
        SimDuration service,
        RandomStream chance
    )
    {
        if (connection != Connection.Open)
        {
            SimDuration known = connection == Connection.Refused ? connectTime : ProbeRules.ConnectLimit(protocol);
            return (ProbeOutcome.NotConnected, known);
        }
        bool overTls = protocol is ProbeProtocol.Https or ProbeProtocol.HttpsStringMatch;
        SimDuration handshake = overTls ? connectTime * platform.Service.Handshake.Tls : SimDuration.Zero;
        SimDuration work = SimDuration.FromSeconds(chance.NextExponential(service.TotalSeconds));
        var response = new ProbeResponse
        {
            Connect = connectTime + delay,
            StatusAfterConnect = handshake + requestTime + delay + work,
            StatusCode = chance.NextDouble() < errors ? Failed : Answered,
            BodyAfterStatus = SimDuration.Zero,
            StringEndsAtByte = 1,
        };
        ProbeOutcome outcome = ProbeRules.Judge(protocol, in response);
        SimDuration took = outcome switch
        {
            ProbeOutcome.NotConnected => ProbeRules.ConnectLimit(protocol),
            ProbeOutcome.NoStatus => response.Connect.Value + ProbeRules.StatusLimit,
            _ when protocol == ProbeProtocol.Tcp => response.Connect.Value,
            _ => response.Connect.Value + response.StatusAfterConnect.Value,
        };
        return (outcome, took);
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

    private static int PickBlade(SiteState state, RandomStream chance)
    {
        int announced = state.AnnouncedCount;
        if (announced == 0)
        {
            return -1;
        }
        int pick = chance.NextInt32(announced);
        for (int blade = 0; blade < state.Blades.Length; blade++)
        {
            if (state.Blades[blade].Announced && pick-- == 0)
            {
                return blade;
            }
        }
        return -1;
    }

    private static int PickBackend(FrontEndState state, int edge, RandomStream chance)
    {
        double u = chance.NextDouble();
        for (int backend = 0; backend < state.BackendCount; backend++)
        {
            double share = state.Share(edge, backend);
            if (share > 0 && u < share)
            {
                return backend;
            }
            u -= share;
        }
        return -1;
    }

    /// <summary>Share of requests that the pods do not answer well.</summary>
    private double PodFailures(int pool)
    {
        PoolState state = publisher.Endpoints!.Pools[pool];
        double served = state.Serving > 0 ? state.Fault.PassedShare * (1 - state.Fault.ErrorShare) : 0;
        return 1 - (served * (1 - telemetry.Pool(pool).RefusedShare));
    }
}
