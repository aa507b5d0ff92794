using System.Globalization;
using Sim.Core.Models.Demand;
using Sim.Core.Models.Faults;
using Sim.Core.Models.Ingress;
using Sim.Core.Models.Platform;
using Sim.Core.Models.Pools;
using Sim.Core.Models.Publication;
using Sim.Core.Models.Routes;
using Sim.Core.Models.Routes.Internet;
using Sim.Core.Models.Telemetry;
using Sim.Core.Quantities;
using Sim.Core.Routing;
using Sim.Core.Routing.Balancing.Global;
using Sim.Core.Traffic.Recording;
using Sim.Scenarios.Results;

namespace Sim.Scenarios.World;

/// <summary>Follows a request from an address to a pod, and stops where nothing is left of it.</summary>
internal sealed class JourneyWalk(SimulatedWorld world, int group, List<JourneyStep> steps)
{
    private readonly PlatformSpec _platform = world.Platform;
    private readonly ClientGroup _users = world.Groups[group];
    private readonly EndpointSnapshot _endpoints = world.Publisher.Endpoints!;
    private SimDuration _delay;

    public JourneyFate Fate { get; private set; } = JourneyFate.Sound;

    /// <returns>Mean time of each part of what is answered; empty when nothing is.</returns>
    public IReadOnlyList<JourneyPart> To(int address)
    {
        int endpoint;
        if (address < _platform.Sites.Count)
        {
            endpoint = address;
            WalkRoute(address);
            if (!Fate.IsLost)
            {
                WalkSite(address);
            }
        }
        else
        {
            endpoint = WalkEdge(address - _platform.Sites.Count);
        }
        if (!Fate.IsLost)
        {
            WalkPool(_platform.Endpoints[endpoint]);
        }
        return Fate.IsLost ? [] : Parts(endpoint);
    }

    private void Meet(in Impairment station)
    {
        Fate = Fate.Meet(station);
        _delay += station.MeanDelay;
    }

    private void WalkRoute(int site)
    {
        RouteSnapshot routes = world.Publisher.Routes!;
        int upstream = routes.UpstreamOf(site, _users.Vantage);
        string id = _platform.Sites[site].Id;
        Impairment path = routes.PathOf(site, _users.Vantage);
        Meet(path);
        if (upstream < 0)
        {
            steps.Add(new JourneyStep("route", $"nobody announces a route to {id}: packets are dropped", []));
            return;
        }
        string via = $"{id} via {_platform.Sites[site].Upstreams[upstream]}";
        IEnumerable<string> faults = JourneyText.Fault("path", path);
        steps.Add(
            Fate.IsLost ? new JourneyStep("route", $"{via}, nothing comes through", [.. faults])
            : world.Internet is { } internet ? Routed(internet, site, via, faults)
            : Way("route", via, world.Paths.ToSite(_users.Vantage, site), _platform.Sites[site].Location, faults)
        );
    }

    /// <summary>
    /// Of the networks of the users' place, that of which most users come to the site, with its path.
    /// </summary>
    private JourneyStep Routed(InternetRouteModel internet, int site, string via, IEnumerable<string> faults)
    {
        SimDuration access = _users.AccessRoundTrip.Mean;
        PathMix? mix = world.Publisher.Routes!.MixOf(site, _users.Vantage);
        SimDuration path = mix?.Mean ?? world.Paths.ToSite(_users.Vantage, site);
        List<string> details =
        [
            $"{MeasureText.Latency(access)} in the access network",
            $"{MeasureText.Latency(path)} on the path, in the mean over the networks of the place",
            .. JourneyText.Quality(_platform.PathQuality),
        ];
        var why = new Explanation();
        if (internet.Explain(_users.Vantage, site, why) is { } found)
        {
            string share = found.Share < 1 ? MeasureText.Percent(found.Share) : "all";
            string place = _platform.Vantages[_users.Vantage].Name;
            details.Add($"{share} of the users of {place} come to this site; the largest of their networks:");
            details.AddRange(why.ToString().TrimEnd('\n').Split('\n'));
        }
        return new JourneyStep(
            "route",
            $"{via}, {MeasureText.Latency(access + path)} for a round trip",
            [.. details, .. faults]
        );
    }

    /// <returns>The endpoint that most requests of the edge go to.</returns>
    private int WalkEdge(int frontEnd)
    {
        int edge = world.Paths.EdgeOf(_users.Vantage, frontEnd);
        EdgeSpec there = _platform.FrontEnds[frontEnd].Edges[edge];
        FrontEndState state = _endpoints.FrontEnds[frontEnd];
        int best = 0;
        for (int backend = 1; backend < state.BackendCount; backend++)
        {
            best = state.Share(edge, backend) > state.Share(edge, best) ? backend : best;
        }
        List<string> backends = [.. EdgeTexts(frontEnd), .. BackendTexts(frontEnd, edge)];
        if (state.Share(edge, best) <= 0)
        {
            Meet(Impairment.AllRefused);
            backends.Add("! no backend takes requests: the edge answers with an error");
        }
        SimDuration toEdge = world.Paths.ToEdge(_users.Vantage, frontEnd);
        steps.Add(Way("edge", $"{_platform.FrontEnds[frontEnd].Id} at {there.Name}", toEdge, there.Location, backends));
        int pool = _platform.FrontEnds[frontEnd].Backends[best];
        return _platform.Endpoints.Index().First(entry => entry.Item is { Site: null } end && end.Pool == pool).Index;
    }

    /// <summary>Where the users of the place meet the front end, when that is not one edge.</summary>
    private IEnumerable<string> EdgeTexts(int frontEnd)
    {
        (string Name, double Share)[] edges =
        [
            .. world
                .Paths.EdgesOf(_users.Vantage, frontEnd)
                .ToArray()
                .GroupBy(edge => edge.Edge, edge => edge.Share)
                .Select(edge => (_platform.FrontEnds[frontEnd].Edges[edge.Key].Name, edge.Sum()))
                .OrderByDescending(edge => edge.Item2),
        ];
        if (edges.Length > 1)
        {
            yield return "routes lead users of the place to "
                + string.Join(", ", edges.Select(edge => $"{edge.Name} {MeasureText.Percent(edge.Share)}"));
        }
    }

    /// <summary>The access network and the path behind it; every round trip crosses both.</summary>
    private JourneyStep Way(
        string title,
        string where,
        SimDuration path,
        GeoPoint location,
        IEnumerable<string> further
    )
    {
        SimDuration access = _users.AccessRoundTrip.Mean;
        string cable = JourneyText.Path(
            world.Latency.PathBetween(_platform.Vantages[_users.Vantage].Location, location)
        );
        return new JourneyStep(
            title,
            $"{where}, {MeasureText.Latency(access + path)} for a round trip",
            [
                $"{MeasureText.Latency(access)} in the access network",
                $"{MeasureText.Latency(path)} on the path, {cable}",
                .. JourneyText.Quality(_platform.PathQuality),
                .. further,
            ]
        );
    }

    private IEnumerable<string> BackendTexts(int frontEnd, int edge)
    {
        IReadOnlyList<int> backends = _platform.FrontEnds[frontEnd].Backends;
        for (int backend = 0; backend < backends.Count; backend++)
        {
            double share = _endpoints.FrontEnds[frontEnd].Share(edge, backend);
            string distance = MeasureText.Latency(world.Paths.EdgeToBackend(frontEnd, edge, backend));
            PoolSpec pool = _platform.Pools[backends[backend]];
            string full = FullText(_platform.FrontEnds[frontEnd].Targets[backend], backends[backend]);
            yield return $"{(share > 0 ? "=" : "-")} {pool.Id}: {MeasureText.Percent(share)}, "
                + $"{distance} behind the edge, counts as full at {full}";
        }
    }

    private string FullText(FrontEndTarget target, int pool)
    {
        string scaled =
            target.CapacityScaler < 1
                ? $" times {target.CapacityScaler.ToString("0.##", CultureInfo.InvariantCulture)}"
                : "";
        RequestRate rate = _platform.Pools[pool].MaxRatePerEndpoint * _endpoints.Pools[pool].Serving;
        return target.Mode == BalancingMode.Rate
            ? JourneyText.Rate(rate.PerSecond * target.CapacityScaler)
            : $"{MeasureText.Percent(target.MaxUtilization)} of its CPU{scaled}";
    }

    private void WalkSite(int site)
    {
        SiteState state = _endpoints.Sites[site];
        string[] faults = [.. JourneyText.Fault("site", state.Fault)];
        if (state.Fault.PassedShare <= 0)
        {
            Meet(state.Fault);
            steps.Add(new JourneyStep("site", $"{_platform.Sites[site].Id} serves nobody", faults));
            return;
        }
        Meet(state.ForNewConnection());
        Meet(new Impairment(Blades(site).Sum(blade => blade.Share * blade.Load.TurnedAwayShare), 0, 0, 0, default));
        Meet(new Impairment(Blades(site).Sum(blade => blade.Share * blade.Load.RefusedShare), 0, 0, 0, default));
        List<string> details = [.. faults];
        foreach ((int blade, BladeState here) in state.Blades.Index())
        {
            details.AddRange(BladeTexts(site, blade, here));
        }
        steps.Add(
            new JourneyStep(
                "blade",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"any of {state.AnnouncedCount} announced blades of {state.Blades.Length}"
                ),
                details
            )
        );
    }

    /// <summary>The blades that serve, with the shares of requests that they get.</summary>
    private IEnumerable<(double Share, BladeLoad Load)> Blades(int site)
    {
        BladeState[] blades = _endpoints.Sites[site].Blades;
        double open = blades.Sum(Passed);
        return blades
            .Index()
            .Where(entry => Passed(entry.Item) > 0)
            .Select(entry => (Passed(entry.Item) / open, world.Board.Blade(site, entry.Index)));

        static double Passed(BladeState blade) => blade.Announced ? blade.Fault.PassedShare : 0;
    }

    private IEnumerable<string> BladeTexts(int site, int blade, BladeState state)
    {
        string name = $"blade {(blade + 1).ToString(CultureInfo.InvariantCulture)}";
        if (!state.Announced)
        {
            yield return $"- {name} is withdrawn";
        }
        else
        {
            BladeLoad load = world.Board.Blade(site, blade);
            string full =
                load.RefusedShare > 0 ? $", {MeasureText.Percent(load.RefusedShare)} are refused: it is full" : "";
            yield return $"= {name}, {MeasureText.Latency(load.MeanSojourn)} in the blade{full}";
            if (load.TurnedAwayShare > 0)
            {
                yield return $"  {MeasureText.Percent(load.TurnedAwayShare)} of new connections find no free place";
            }
        }
        foreach (string line in JourneyText.Fault("it", state.Fault))
        {
            yield return "  " + line;
        }
    }

    private void WalkPool(Endpoint endpoint)
    {
        PoolState state = _endpoints.Pools[endpoint.Pool];
        PoolLoad load = world.Board.Pool(endpoint.Pool);
        MeetPods(endpoint, state);
        Meet(new Impairment(load.RefusedShare, 0, 0, 0, default));
        var details = new List<string>
        {
            $"{JourneyText.Rate(load.Arrivals)} arrive, {MeasureText.Rate(load.ArrivalsPerPod)} per pod",
            $"CPU {MeasureText.Percent(load.CpuUtilization)} busy",
        };
        if (endpoint.Site is { } site && JourneyText.Balancing(_platform.Sites[site].Blades) is { } balancing)
        {
            details.Insert(0, balancing);
        }
        if (load.RefusedShare > 0)
        {
            details.Add($"! {MeasureText.Percent(load.RefusedShare)} are refused: every queue is full");
        }
        if (world.Pools[endpoint.Pool].History is { Count: > 0 } history)
        {
            ScalingStep last = history[^1];
            string since = MeasureText.Offset(SimTime.Zero + SimDuration.FromSeconds(Math.Round(last.At.TotalSeconds)));
            details.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"wants {last.To} pods instead of {last.From} since {since} ({last.Reason})"
                )
            );
        }
        details.AddRange(JourneyText.Fault("pods", state.Fault));
        SimDuration calls = StoreTime(endpoint.Pool);
        string time = Fate.IsLost ? "" : $", {MeasureText.Latency(load.MeanSojourn - calls)} in the pod";
        string serving = state.Serving.ToString(CultureInfo.InvariantCulture);
        steps.Add(
            new JourneyStep("pool", $"{_platform.Pools[endpoint.Pool].Id}, {serving} pods serving{time}", details)
        );
        if (!Fate.IsLost)
        {
            WalkStores(endpoint.Pool);
        }
    }

    private void WalkStores(int pool)
    {
        foreach ((int index, StoreUse use) in _platform.Pools[pool].Stores.Index())
        {
            Impairment fault = _endpoints.Stores[use.Store];
            StoreLoad load = world.Board.Store(pool, index);
            steps.Add(
                JourneyStore.Step(_platform.Stores[use.Store], use, world.Paths.PoolToStore(pool, index), load, fault)
            );
            Fate = Fate.Meet(new Impairment(0, 0, load.FailedShare, 0, default));
        }
    }

    /// <summary>Mean time of a request in its calls to data stores.</summary>
    private SimDuration StoreTime(int pool)
    {
        SimDuration sum = SimDuration.Zero;
        for (int use = 0; use < _platform.Pools[pool].Stores.Count; use++)
        {
            sum += world.Board.Store(pool, use).MeanTime;
        }
        return sum;
    }

    /// <summary>Behind a site nginx tries further pods, Google's front end does not.</summary>
    private void MeetPods(Endpoint endpoint, in PoolState state)
    {
        if (endpoint.Site is not { } site)
        {
            Meet(state.Fault);
            return;
        }
        BladeSpec blades = _platform.Sites[site].Blades;
        PodTriesOutcome tries = PodTries.OutcomeAt(blades, state, _platform.Service.Timeout);
        Meet(state.Fault with { RefusedShare = tries.Errors, BlackholedShare = tries.Unanswered });
        _delay += blades.Upstream.ConnectTimeout * tries.MeanLost;
    }

    private IReadOnlyList<JourneyPart> Parts(int endpoint)
    {
        CellLatency latency = world.Latencies.Build(group, endpoint);
        int pool = _platform.Endpoints[endpoint].Pool;
        SimDuration calls = StoreTime(pool);
        SimDuration inside = world.Board.Pool(pool).MeanSojourn - calls;
        if (_platform.Endpoints[endpoint].Site is { } site)
        {
            inside += SimDuration.FromSeconds(Blades(site).Sum(b => b.Share * b.Load.MeanSojourn.TotalSeconds));
        }
        SimDuration request = SimDuration.FromSeconds(latency.RequestSeconds);
        List<JourneyPart> parts =
        [
            new JourneyPart("DNS", SimDuration.Zero, SimDuration.FromSeconds(latency.DnsSeconds)),
            new JourneyPart("connect", SimDuration.Zero, SimDuration.FromSeconds(latency.ConnectSeconds)),
            new JourneyPart("TLS", SimDuration.Zero, SimDuration.FromSeconds(latency.TlsSeconds)),
            new JourneyPart("request", request, request),
            new JourneyPart("endpoint", inside, inside),
            .. _platform.Pools[pool].Stores.Count > 0 ? [new JourneyPart("stores", calls, calls)] : (JourneyPart[])[],
            new JourneyPart("transfer", SimDuration.Zero, SimDuration.FromSeconds(latency.TransferSeconds)),
        ];
        if (_delay > SimDuration.Zero)
        {
            parts.Add(new JourneyPart("faults", _delay, _delay));
        }
        return parts;
    }
}
