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
/// Checks that probe the site of the small platform from Dublin; what stands there, the test publishes by hand.
/// </summary>
internal sealed class HealthBench
{
    private readonly PlatformSpec _platform = SmallPlatform.Create();
    private readonly Publisher _publisher;

    /// <param name="seed">Of the checkers.</param>
    /// <param name="faults">Of the checks' own paths.</param>
    /// <param name="checks">In this order they have the indices of <see cref="ComponentKind.CheckPath"/>.</param>
    public HealthBench(ulong seed, FaultSpec[] faults, params HealthCheck[] checks)
    {
        _publisher = new Publisher(Kernel);
        int paths = _platform.Vantages.Count;
        _publisher.Publish(paths, new sbyte[paths], new Impairment[paths]);
        SetSite(default, default, default, default, default, default, default);
        Authority = new AuthorityModel(_publisher, Zones.Hybrid());
        var ledger = new FaultLedger();
        _ = new FaultInjector(Kernel, faults, ledger, _ => { });
        _ = new HealthCheckModel(
            Kernel,
            checks,
            [.. checks.Select(_ => SmallPlatform.SiteAddress)],
            _ => SmallPlatform.Dublin,
            new ProbeNetwork(
                _platform,
                new PathTable(_platform, new LineLatency(0)),
                _publisher,
                new TelemetryBoard(_platform)
            ),
            ledger,
            Authority,
            new RandomStreams(seed)
        );
        Authority.Start();
    }

    public SimulationKernel Kernel { get; } = new();

    public AuthorityModel Authority { get; }

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

    public void RunTo(double seconds) => Kernel.RunUntil(SimTime.FromSeconds(seconds));

    /// <summary>Publishes what the site as a whole and each of its blades, all announced, do to traffic.</summary>
    public void SetSite(Impairment site, params Impairment[] blades)
    {
        BladeState[] states =
        [
            .. Enumerable.Range(0, 6).Select(i => new BladeState(true, i < blades.Length ? blades[i] : default)),
        ];
        PoolState[] pools = [.. _platform.Pools.Select(_ => new PoolState(10, default))];
        _publisher.Publish([new SiteState(site, states, false)], pools, [new FrontEndState(2, [1, 0, 0, 1])]);
    }

    /// <summary>Seconds of the changes of one check's status, with the new status.</summary>
    public IReadOnlyList<(double At, bool Healthy)> Changes(string id) =>
        [
            .. Authority
                .Transitions.Where(change => change.HealthCheckId == id)
                .Select(change => (change.At.TotalSeconds, change.Healthy)),
        ];
}
