using Sim.Core.Kernel;
using Sim.Core.Models.Faults;
using Sim.Core.Models.Health;
using Sim.Core.Models.Platform;
using Sim.Core.Models.Publication;
using Sim.Core.Models.Resolution;
using Sim.Core.Models.Routes;
using Sim.Core.Models.Telemetry;
using Sim.Core.Quantities;
using Sim.Core.Randomness;
using Sim.Core.Routing.Dns;
using Sim.Core.Routing.Dns.Health;
using Sim.Core.Tests.Routing.Dns;

namespace Sim.Core.Tests.Models.Health;

/// <summary>
/// Checks that probe the site of the small platform from Dublin, in us-east-1 from Virginia; what stands there, the
/// test publishes by hand.
/// </summary>
internal sealed class HealthBench
{
    /// <summary>How the name servers see the vantages: countries have no checkers, Dublin and Virginia do.</summary>
    private static readonly DnsClient[] s_clients =
    [
        default,
        default,
        default,
        new() { Continent = "EU", Country = "IE" },
        new() { Continent = "NA", Country = "US" },
    ];

    private readonly PlatformSpec _platform = SmallPlatform.Create();
    private readonly Publisher _publisher;
    private Impairment _site;
    private Impairment[] _blades = [];
    private Impairment _pods;

    /// <param name="seed">Of the checkers.</param>
    /// <param name="faults">Of the checks' own paths.</param>
    /// <param name="checks">In this order they have the indices of <see cref="ComponentKind.CheckPath"/>.</param>
    public HealthBench(ulong seed, FaultSpec[] faults, params HealthCheck[] checks)
        : this(seed, faults, Zones.Hybrid(), [], checks) { }

    /// <param name="seed">Of the checkers.</param>
    /// <param name="faults">Of the checks' own paths.</param>
    /// <param name="zone">That is answered.</param>
    /// <param name="alarms">Of CloudWatch.</param>
    /// <param name="checks">See above.</param>
    public HealthBench(
        ulong seed,
        FaultSpec[] faults,
        CompiledZone zone,
        AlarmSpec[] alarms,
        params HealthCheck[] checks
    )
    {
        Board = new TelemetryBoard(_platform);
        _publisher = new Publisher(Kernel);
        int paths = _platform.Vantages.Count;
        _publisher.Publish(paths, new sbyte[paths], new Impairment[paths]);
        SetSite(default, default, default, default, default, default, default);
        Authority = new AuthorityModel(_publisher, zone);
        var ledger = new FaultLedger();
        _ = new FaultInjector(Kernel, faults, ledger, _ => { });
        _ = new HealthCheckModel(
            Kernel,
            checks,
            new ProbeTargets(_platform, _publisher, checks, s_clients),
            new AlarmModel(Kernel, _platform, alarms, _publisher, Board),
            region => region == "us-east-1" ? SmallPlatform.Virginia : SmallPlatform.Dublin,
            new ProbeNetwork(_platform, new PathTable(_platform, new LineLatency(0)), _publisher, Board),
            ledger,
            Authority,
            new RandomStreams(seed)
        );
        Authority.Start();
    }

    public SimulationKernel Kernel { get; } = new();

    public AuthorityModel Authority { get; }

    public TelemetryBoard Board { get; }

    /// <summary>Share of users' new connections to the site that get no reply.</summary>
    public double BlackholedShare => _publisher.Endpoints!.Sites[0].ForNewConnection().BlackholedShare;

    public DnsSnapshot Dns => _publisher.Dns!;

    public static EndpointHealthCheck Check(
        string id = "dc-par",
        double interval = 30,
        int threshold = 3,
        ProbeProtocol protocol = ProbeProtocol.Http,
        params string[] regions
    ) =>
        new()
        {
            Id = id,
            Protocol = protocol,
            IpAddress = "192.0.2.1",
            Port = 80,
            RequestInterval = SimDuration.FromSeconds(interval),
            FailureThreshold = threshold,
            Regions = ValueList.Create<string>(regions),
        };

    /// <summary>A check that resolves a name before every probe.</summary>
    public static EndpointHealthCheck CheckOfName(string name, params string[] regions) =>
        Check("dc-par", regions: regions) with
        {
            IpAddress = null,
            FullyQualifiedDomainName = name,
        };

    public void RunTo(double seconds) => Kernel.RunUntil(SimTime.FromSeconds(seconds));

    /// <summary>Publishes what the site as a whole and each of its blades, all announced, do to traffic.</summary>
    public void SetSite(Impairment site, params Impairment[] blades)
    {
        _site = site;
        _blades = blades;
        Publish();
    }

    /// <summary>Publishes what the pods of every pool do to requests.</summary>
    public void SetPods(Impairment pods)
    {
        _pods = pods;
        Publish();
    }

    private void Publish()
    {
        BladeState[] states =
        [
            .. Enumerable.Range(0, 6).Select(i => new BladeState(true, i < _blades.Length ? _blades[i] : default)),
        ];
        PoolState[] pools = [.. _platform.Pools.Select(_ => new PoolState(10, _pods))];
        _publisher.Publish([new SiteState(_site, states, false)], pools, [new FrontEndState(2, [1, 0, 0, 1])]);
    }

    /// <summary>Seconds of the changes of one check's status, with the new status.</summary>
    public IReadOnlyList<(double At, bool Healthy)> Changes(string id) =>
        [
            .. Authority
                .Transitions.Where(change => change.HealthCheckId == id)
                .Select(change => (change.At.TotalSeconds, change.Healthy)),
        ];
}
