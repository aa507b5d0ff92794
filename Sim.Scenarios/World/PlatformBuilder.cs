using System.Net;
using Sim.Core.Models.Health;
using Sim.Core.Models.Platform;
using Sim.Core.Network;
using Sim.Core.Quantities;
using Sim.Core.Routing.Balancing.Announcements;
using Sim.Core.Routing.Balancing.Ecmp;
using Sim.Core.Routing.Balancing.Global;
using Sim.Core.Routing.Balancing.Upstreams;
using Sim.Core.Routing.Dns;
using Sim.Core.Scaling;
using Sim.Core.Scaling.NodeGroups;
using Sim.Core.Scaling.NodeGroups.Expanders;
using Sim.Scenarios.Datasets;
using Sim.Scenarios.Internet;
using Sim.Scenarios.Schema;

namespace Sim.Scenarios.World;

/// <summary>Turns the records of a scenario into the platform that the models know.</summary>
internal static class PlatformBuilder
{
    /// <summary>
    /// Share of a pod's capacity that a front end counts as full where the scenario does not say: an assumption.
    /// </summary>
    private const double TargetShare = 0.8;

    /// <summary>kubelet's readiness probe: every 10 s, three failures.</summary>
    private static readonly SimDuration s_readiness = SimDuration.FromSeconds(30);

    /// <summary>Health checks of Google's load balancer: every 5 s, two failures (gcloud defaults).</summary>
    private static readonly SimDuration s_backendCheck = SimDuration.FromSeconds(10);

    /// <summary>
    /// Of each spot machine: 10 % a day, -ln(0.9) / 24 h. Compute Engine documentation, "Preemptible VM instances": 5
    /// to 15 % a day and project; those of spot machines are not published.
    /// </summary>
    private const double PreemptionsPerHour = 0.0044;

    public static PlatformSpec Build(ScenarioInputs inputs, IReadOnlyList<DemandArea> areas)
    {
        Scenario scenario = inputs.Scenario;
        ServiceSpec service = ServiceOf(scenario.Services[0]);
        IReadOnlyList<PoolSpec> pools = [.. scenario.Pools.Select(pool => PoolOf(inputs, pool, service))];
        var platform = new PlatformSpec
        {
            Service = service,
            Clients = new ClientSpec(
                scenario.Clients.DnsCache,
                scenario.Clients.RequestInterval,
                scenario.Clients.ConnectionLife,
                scenario.Clients.IdleTimeout
            )
            {
                FollowingShare = scenario.Clients.FollowTtl.Value,
                LeastTtlShare = scenario.Clients.LeastTtlShare.Value,
                LeastTtl = scenario.Clients.LeastTtl,
                PinningShare = scenario.Clients.Pinned.Value,
                ProcessLife = scenario.Clients.ProcessLife,
            },
            Sites = [.. scenario.Sites.Select(site => SiteOf(site, scenario))],
            Pools = pools,
            FrontEnds = [.. scenario.FrontEnds.Select(frontEnd => FrontEndOf(frontEnd, scenario))],
            Stores = [.. scenario.DataStores.Select(store => StoreBuilder.StoreOf(store, scenario))],
            Vantages = [.. areas.Select(VantageOfArea), .. CheckerVantages(inputs.Zone)],
            RouteConvergence = scenario.Network.RouteConvergence,
            HoldTime = SpeakerBuilder.DetectionOf(scenario.Network).After,
            PathQuality = new PathQuality(scenario.Network.Jitter, scenario.Network.Loss),
        };
        return platform.WithEndpoints();
    }

    /// <summary>The point that a scenario's location names; it has been checked before.</summary>
    public static GeoPoint Locate(string location) =>
        BuiltinDatasets.Gazetteer.TryLocate(location, out Place? place, out _)
            ? place.Point
            : throw new ArgumentException($"'{location}' is not {Gazetteer.Expectation}", nameof(location));

    public static int IndexOfPool(Scenario scenario, string id) => IndexOf(scenario.Pools, pool => pool.Id == id);

    public static int IndexOfSite(Scenario scenario, string id) => IndexOf(scenario.Sites, site => site.Id == id);

    /// <summary>The address of a site: as given, or the first host of its prefix.</summary>
    public static string AddressOf(Site site)
    {
        if (site.Address is { } address)
        {
            return address;
        }
        byte[] bytes = IPNetwork.Parse(site.Prefix).BaseAddress.GetAddressBytes();
        bytes[^1]++;
        return new IPAddress(bytes).ToString();
    }

    private static int IndexOf<T>(IReadOnlyList<T> items, Func<T, bool> matches)
    {
        for (int i = 0; i < items.Count; i++)
        {
            if (matches(items[i]))
            {
                return i;
            }
        }
        return -1;
    }

    private static ServiceSpec ServiceOf(Service service) =>
        new(
            service.Host,
            Handshake.TryForTls(service.Tls, out Handshake? handshake) ? handshake : Handshake.Tls13,
            service.Response,
            service.Cpu,
            service.Wait,
            service.Timeout,
            service.Retries,
            service.Backoff,
            service.RetryBudget
        );

    private static SiteSpec SiteOf(Site site, Scenario scenario) =>
        new(
            site.Id,
            Locate(site.Location),
            AddressOf(site),
            site.Upstreams,
            new BladeSpec(
                site.Blades.Count,
                site.Blades.Nic,
                site.Blades.Cores,
                site.Blades.HandshakeCpu,
                site.Blades.RequestCpu,
                site.Blades.KilobyteCpu,
                site.Blades.Connections,
                HashOf(site.Blades.Ecmp),
                new ConnectionLimits(
                    site.Blades.KeepaliveTimeout,
                    site.Blades.KeepaliveRequests,
                    site.Blades.KeepaliveTime
                ),
                site.Blades.ShutdownTimeout
            )
            {
                HealthCheck = HealthCheckOf(site.Blades.HealthCheck),
                Routing =
                    site.Blades.Routing == Schema.PodRouting.NodePort
                        ? Core.Models.Platform.PodRouting.NodePort
                        : Core.Models.Platform.PodRouting.PodDirect,
                NodeHop = site.Blades.NodeHop,
                Packets = site.Blades.Packets,
                Upstream = UpstreamOf(site.Blades),
            },
            IndexOfPool(scenario, site.Pool)
        )
        {
            Address6 = site.Address6,
        };

    private static ExaBgpHealthOptions HealthCheckOf(BladeHealthCheck check) =>
        new()
        {
            Interval = check.Interval,
            FastInterval = check.FastInterval,
            Timeout = check.Timeout,
            Rise = check.Rise,
            Fall = check.Fall,
            WithdrawOnDown = check.WithdrawOnDown,
        };

    private static UpstreamSpec UpstreamOf(Blades blades) =>
        new()
        {
            Balancing = blades.Balancing switch
            {
                Balancing.LeastConnections => UpstreamBalancing.LeastConnections,
                Balancing.Ewma => UpstreamBalancing.Ewma,
                _ => UpstreamBalancing.RoundRobin,
            },
            MaxFails = blades.Upstream.MaxFails,
            FailTimeout = blades.Upstream.FailTimeout,
            Next = new NextUpstream { Tries = blades.Upstream.Tries, Timeout = blades.Upstream.TriesTimeout },
            ConnectTimeout = blades.Upstream.ConnectTimeout,
        };

    private static EcmpHashKind HashOf(EcmpHash hash) =>
        hash switch
        {
            EcmpHash.Modulo => EcmpHashKind.Modulo,
            EcmpHash.HashThreshold => EcmpHashKind.HashThreshold,
            EcmpHash.Maglev => EcmpHashKind.Maglev,
            _ => EcmpHashKind.Resilient,
        };

    private static PoolSpec PoolOf(ScenarioInputs inputs, Pool pool, ServiceSpec service)
    {
        Site? site = inputs.Scenario.Sites.FirstOrDefault(candidate => candidate.Pool == pool.Id);
        inputs.Autoscalers.TryGetValue(pool.Id, out HpaSpec? autoscaler);
        var spec = new PoolSpec
        {
            Id = pool.Id,
            Location = Locate(pool.Location ?? site!.Location),
            Autoscaler = autoscaler,
            Replicas = pool.Replicas ?? autoscaler?.MinReplicas ?? 1,
            PodCpu = pool.Pod.Cpu,
            PodMemory = pool.Pod.Memory,
            Concurrency = pool.Pod.Concurrency,
            Backlog = pool.Pod.Backlog,
            Life = LifeOf(pool.Pod),
            Nodes = [.. ZonalNodes.Of(pool).Select(nodes => NodesOf(nodes, inputs.MachinePrices))],
            LocationPolicy = pool.LocationPolicy == NodeLocation.Any ? LocationPolicy.Any : LocationPolicy.Balanced,
            Expanders = [ExpanderOf(pool.Expander)],
            MaxRatePerEndpoint = pool.MaxRatePerEndpoint ?? RequestRate.Zero,
            Zones = pool.Zones,
            Stores = [.. pool.Stores.Select(use => StoreBuilder.UseOf(use, inputs.Scenario))],
            MetricsLag = pool.MetricsLag,
            EndpointLag = pool.EndpointLag,
            EjectAfter = site is null ? s_backendCheck : s_readiness,
        }.With(pool, isBehindFrontEnd: site is null);
        return pool.MaxRatePerEndpoint is null
            ? spec with
            {
                MaxRatePerEndpoint = spec.CapacityOfPod(service) * TargetShare,
            }
            : spec;
    }

    private static NodeSpec NodesOf(ZonalNodes zonal, IReadOnlyList<MachinePrice> prices)
    {
        Nodes nodes = zonal.Nodes;
        MachineType machine = MachineType.Parse(nodes.Machine);
        return new NodeSpec(machine, nodes.Min, nodes.Max, nodes.Start, nodes.StartSigma)
        {
            Name = zonal.Name,
            Zone = zonal.Zone,
            IsSpot = nodes.Spot,
            PreemptionsPerHour = nodes.Spot ? nodes.PreemptionsPerHour ?? PreemptionsPerHour : 0,
            UsdPerHour = (decimal)(MachinePrice.Of(machine, prices, nodes.Spot) ?? 0),
        };
    }

    private static IExpander ExpanderOf(NodeExpander expander) =>
        expander switch
        {
            NodeExpander.MostPods => new MostPodsExpander(),
            NodeExpander.LeastNodes => new LeastNodesExpander(),
            NodeExpander.Price => new PriceExpander(),
            NodeExpander.Random => new RandomExpander(),
            _ => new LeastWasteExpander(),
        };

    private static PodLife LifeOf(Pod pod) =>
        new(
            pod.ImagePull,
            pod.Start,
            new ReadinessProbe(pod.Readiness.InitialDelay, pod.Readiness.Period, pod.Readiness.SuccessThreshold)
        );

    /// <summary>Google's edges: every metro of the table, an assumption.</summary>
    private static FrontEndSpec FrontEndOf(FrontEnd frontEnd, Scenario scenario) =>
        new(
            frontEnd.Id,
            frontEnd.Address,
            [.. BuiltinDatasets.Metros.Select(metro => new EdgeSpec(metro.Iata, metro.Center))],
            [.. frontEnd.Backends.Select(backend => IndexOfPool(scenario, backend))],
            new ConnectionLimits(frontEnd.KeepaliveTimeout, Requests: null, Age: null)
        )
        {
            Address6 = frontEnd.Address6,
            Policy = new ServiceLoadBalancingPolicy
            {
                Algorithm = frontEnd.Policy.Algorithm,
                AutoCapacityDrain = frontEnd.Policy.AutoCapacityDrain,
                FailoverHealthThreshold = frontEnd.Policy.FailoverThreshold.Value,
                Isolation = frontEnd.Policy.Isolation,
            },
            Targets = [.. frontEnd.Backends.Select(backend => TargetOf(frontEnd, backend))],
            ReportInterval = frontEnd.ReportInterval,
        };

    private static FrontEndTarget TargetOf(FrontEnd frontEnd, string backend) =>
        frontEnd.Targets.FirstOrDefault(target => target.Pool == backend) is { } found
            ? new FrontEndTarget(
                found.Mode == PoolTargetMode.Rate ? BalancingMode.Rate : BalancingMode.Utilization,
                found.MaxUtilization.Value,
                found.CapacityScaler,
                found.Preferred
            )
            : new FrontEndTarget();

    private static VantageSpec VantageOfArea(DemandArea area) =>
        new(area.Name, area.Center, area.Country.Iso2, InCloud: false);

    private static IEnumerable<VantageSpec> CheckerVantages(Zone zone) =>
        zone
            .HealthChecks.OfType<EndpointHealthCheck>()
            .SelectMany(HealthCheckModel.RegionsOf)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .Select(region =>
                BuiltinDatasets.Regions.First(known => known.Provider == CloudProvider.Aws && known.Name == region)
            )
            .Select(region => new VantageSpec(
                VantageOfRegion(region.Name),
                region.Location,
                region.Country,
                InCloud: true
            ));

    public static string VantageOfRegion(string awsRegion) => "aws:" + awsRegion;
}
