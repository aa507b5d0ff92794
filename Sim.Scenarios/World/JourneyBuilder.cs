using System.Globalization;
using Sim.Core.Models.Demand;
using Sim.Core.Models.Faults;
using Sim.Core.Models.Platform;
using Sim.Core.Models.Pools;
using Sim.Core.Models.Publication;
using Sim.Core.Models.Telemetry;
using Sim.Core.Network;
using Sim.Core.Quantities;
using Sim.Core.Routing;
using Sim.Core.Routing.Dns;
using Sim.Core.Traffic.Recording;

namespace Sim.Scenarios.World;

/// <summary>Follows one client's request through a world at its present time, and asks every decision why.</summary>
public sealed class JourneyBuilder(SimulatedWorld world)
{
    private readonly PlatformSpec _platform = world.Platform;

    /// <summary>The index of the group that a client belongs to; -1: there is none.</summary>
    public int FindGroup(string country, AccessKind access, ResolverKind resolver)
    {
        for (int i = 0; i < world.Groups.Count; i++)
        {
            ClientGroup group = world.Groups[i];
            if (group.Country == country && group.Access == access && group.Resolver == resolver)
            {
                return i;
            }
        }
        return -1;
    }

    public Journey Build(int group)
    {
        ClientGroup users = world.Groups[group];
        int address = LikeliestAddress(group);
        var steps = new List<JourneyStep> { Name(group, users) };
        int endpoint = -1;
        if (address < _platform.AddressCount)
        {
            steps.Add(Route(users, address));
            endpoint = address < _platform.Sites.Count ? address : LikeliestBackend(users, address);
            if (address < _platform.Sites.Count)
            {
                steps.Add(Blade(address));
            }
            if (endpoint >= 0)
            {
                steps.Add(Pool(_platform.Endpoints[endpoint].Pool));
            }
        }
        return new Journey(
            $"{users.Country}, {users.Access.ToString().ToLowerInvariant()} access, {ResolverText(users.Resolver)}",
            world.Now,
            steps,
            endpoint >= 0 ? Parts(group, endpoint) : []
        );
    }

    private static string ResolverText(ResolverKind resolver) =>
        resolver == ResolverKind.Provider ? "the provider's resolver" : "a public resolver";

    private int LikeliestAddress(int group)
    {
        int best = _platform.AddressCount;
        for (int address = 0; address < _platform.AddressCount; address++)
        {
            double share = world.Plane.CachedShareOf(group, address);
            if (best == _platform.AddressCount || share > world.Plane.CachedShareOf(group, best))
            {
                best = share > 0 ? address : best;
            }
        }
        return best;
    }

    private JourneyStep Name(int group, ClientGroup users)
    {
        DnsSnapshot dns = world.Publisher.Dns!;
        var why = new Explanation();
        DnsAnswer answer = dns.Zone.Answer(_platform.Service.Host, RecordType.A, users.AsSeenByDns, dns.Healthy, why);
        string outcome =
            answer.Shares.Count == 0
                ? $"{_platform.Service.Host} has no answer ({answer.Code})"
                : $"{_platform.Service.Host} is {string.Join(", ", answer.Shares.Select(Text))}, TTL {answer.Ttl}";
        var details = new List<string>(why.ToString().TrimEnd('\n').Split('\n'));
        details.Add("clients hold now: " + HeldText(group));
        return new JourneyStep("name", outcome, details);
    }

    private static string Text(AnswerShare share)
    {
        string values = string.Join(" ", share.Values);
        return share.Probability < 1 ? $"{values} ({new Ratio(share.Probability)})" : values;
    }

    private string HeldText(int group)
    {
        var parts = new List<string>();
        for (int address = 0; address < _platform.AddressCount; address++)
        {
            double share = world.Plane.CachedShareOf(group, address);
            if (share > 0)
            {
                parts.Add($"{_platform.AddressText(address)} {new Ratio(Math.Round(share, 4))}");
            }
        }
        return parts.Count > 0 ? string.Join(", ", parts) : "no usable address";
    }

    private JourneyStep Route(ClientGroup users, int address)
    {
        VantageSpec from = _platform.Vantages[users.Vantage];
        if (address >= _platform.Sites.Count)
        {
            int frontEnd = address - _platform.Sites.Count;
            EdgeSpec edge = _platform.FrontEnds[frontEnd].Edges[world.Paths.EdgeOf(users.Vantage, frontEnd)];
            SimDuration toEdge = world.Paths.ToEdge(users.Vantage, frontEnd);
            var details = new List<string> { PathText(world.Latency.PathBetween(from.Location, edge.Location)) };
            details.AddRange(RegionTexts(users, frontEnd));
            return new JourneyStep("edge", $"{_platform.FrontEnds[frontEnd].Id} at {edge.Name}, {Ms(toEdge)}", details);
        }
        SiteSpec site = _platform.Sites[address];
        RouteSnapshot routes = world.Publisher.Routes!;
        int upstream = routes.UpstreamOf(address, users.Vantage);
        string via = upstream < 0 ? "no route" : $"via {site.Upstreams[upstream]}";
        var lines = new List<string> { PathText(world.Latency.PathBetween(from.Location, site.Location)) };
        AddFault(lines, "path", routes.PathOf(address, users.Vantage));
        return new JourneyStep("route", $"{site.Id} {via}, {Ms(world.Paths.ToSite(users.Vantage, address))}", lines);
    }

    private static string PathText(NetworkPath path) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{path.PathKilometers:0} km of cable ({path.DirectKilometers:0} km direct)"
        ) + (path.Waypoints.Count > 0 ? $" by {string.Join(" - ", path.Waypoints)}" : "");

    private IEnumerable<string> RegionTexts(ClientGroup users, int frontEnd)
    {
        int edge = world.Paths.EdgeOf(users.Vantage, frontEnd);
        IReadOnlyList<int> backends = _platform.FrontEnds[frontEnd].Backends;
        for (int backend = 0; backend < backends.Count; backend++)
        {
            double share = world.Publisher.Endpoints!.FrontEnds[frontEnd].Share(edge, backend);
            string distance = Ms(world.Paths.EdgeToBackend(frontEnd, edge, backend));
            PoolSpec pool = _platform.Pools[backends[backend]];
            RequestRate capacity = pool.MaxRatePerEndpoint * world.Publisher.Endpoints.Pools[backends[backend]].Serving;
            yield return $"{(share > 0 ? "=" : "-")} {pool.Id}: {new Ratio(Math.Round(share, 4))}, "
                + $"{distance} behind the edge, counts as full at {capacity}";
        }
    }

    private int LikeliestBackend(ClientGroup users, int address)
    {
        int frontEnd = address - _platform.Sites.Count;
        int edge = world.Paths.EdgeOf(users.Vantage, frontEnd);
        FrontEndState state = world.Publisher.Endpoints!.FrontEnds[frontEnd];
        int best = -1;
        for (int backend = 0; backend < state.BackendCount; backend++)
        {
            double share = state.Share(edge, backend);
            best = share > 0 && (best < 0 || share > state.Share(edge, best)) ? backend : best;
        }
        if (best < 0)
        {
            return -1;
        }
        int pool = _platform.FrontEnds[frontEnd].Backends[best];
        for (int endpoint = 0; endpoint < _platform.Endpoints.Count; endpoint++)
        {
            if (_platform.Endpoints[endpoint].Site is null && _platform.Endpoints[endpoint].Pool == pool)
            {
                return endpoint;
            }
        }
        return -1;
    }

    private JourneyStep Blade(int site)
    {
        SiteState state = world.Publisher.Endpoints!.Sites[site];
        var details = new List<string>();
        AddFault(details, "site", state.Fault);
        for (int blade = 0; blade < state.Blades.Length; blade++)
        {
            BladeLoad load = world.Board.Blade(site, blade);
            string announced = state.Blades[blade].Announced ? "=" : "-";
            string mean = load.MeanSojourn > SimDuration.Zero ? $", {Ms(load.MeanSojourn)} in the blade" : "";
            details.Add(
                $"{announced} blade {(blade + 1).ToString(CultureInfo.InvariantCulture)}"
                    + $"{(state.Blades[blade].Announced ? mean : " is withdrawn")}"
            );
            AddFault(details, "  fault", state.Blades[blade].Fault);
        }
        return new JourneyStep(
            "blade",
            string.Create(
                CultureInfo.InvariantCulture,
                $"any of {state.AnnouncedCount} announced blades of {state.Blades.Length}"
            ),
            details
        );
    }

    private JourneyStep Pool(int pool)
    {
        PoolState state = world.Publisher.Endpoints!.Pools[pool];
        PoolLoad load = world.Board.Pool(pool);
        var details = new List<string>
        {
            $"{new RequestRate(load.Arrivals)} arrive, {new RequestRate(load.ArrivalsPerPod)} per pod",
            $"CPU {new Ratio(Math.Round(load.CpuUtilization, 4))} busy",
        };
        if (load.RefusedShare > 0)
        {
            details.Add($"{new Ratio(Math.Round(load.RefusedShare, 4))} are refused: every queue is full");
        }
        if (world.Pools[pool].History is { Count: > 0 } history)
        {
            ScalingStep last = history[^1];
            SimDuration since = SimDuration.FromSeconds(Math.Round(last.At.TotalSeconds));
            details.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"wants {last.To} pods instead of {last.From} since {since} ({last.Reason})"
                )
            );
        }
        AddFault(details, "pods", state.Fault);
        return new JourneyStep(
            "pool",
            $"{_platform.Pools[pool].Id}, {state.Serving.ToString(CultureInfo.InvariantCulture)} pods serving, "
                + $"{Ms(load.MeanSojourn)} in the pod",
            details
        );
    }

    private IReadOnlyList<JourneyPart> Parts(int group, int endpoint)
    {
        CellLatency latency = world.Latencies.Build(group, endpoint);
        SimDuration inside = world.Board.Pool(_platform.Endpoints[endpoint].Pool).MeanSojourn;
        if (_platform.Endpoints[endpoint].Site is { } site)
        {
            inside += world.Board.Blade(site, 0).MeanSojourn;
        }
        SimDuration request = SimDuration.FromSeconds(latency.RequestSeconds);
        return
        [
            new JourneyPart("DNS", SimDuration.Zero, SimDuration.FromSeconds(latency.DnsSeconds)),
            new JourneyPart("connect", SimDuration.Zero, SimDuration.FromSeconds(latency.ConnectSeconds)),
            new JourneyPart("TLS", SimDuration.Zero, SimDuration.FromSeconds(latency.TlsSeconds)),
            new JourneyPart("request", request, request),
            new JourneyPart("endpoint", inside, inside),
            new JourneyPart("transfer", SimDuration.Zero, SimDuration.FromSeconds(latency.TransferSeconds)),
        ];
    }

    private static void AddFault(List<string> details, string where, in Impairment fault)
    {
        if (fault.RefusedShare > 0)
        {
            details.Add($"! {where} refuses {new Ratio(fault.RefusedShare)} of connections");
        }
        if (fault.BlackholedShare > 0)
        {
            details.Add($"! {where} swallows {new Ratio(fault.BlackholedShare)} of connections");
        }
        if (fault.ErrorShare > 0)
        {
            details.Add($"! {where} answers {new Ratio(fault.ErrorShare)} of requests with an error");
        }
        if (fault.DelayedShare > 0)
        {
            details.Add($"! {where} delays {new Ratio(fault.DelayedShare)} of requests by {fault.Delay}");
        }
    }

    private static string Ms(SimDuration time) =>
        string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0.0} ms");
}
