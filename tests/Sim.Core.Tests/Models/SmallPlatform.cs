using Sim.Core.Models.Platform;
using Sim.Core.Network;
using Sim.Core.Quantities;
using Sim.Core.Routing.Balancing.Ecmp;

namespace Sim.Core.Tests.Models;

/// <summary>
/// The platform of these tests, on a line of longitude; how far a degree is, the latency model says.
/// <code>
///   -95 us pool    -90 US, Virginia   -10 Ireland, Dublin      0 France                  5 eu pool
///                      edge us             (checkers)            edge eu
/// site par 192.0.2.1: AS1 or AS2 -> blades -> par-api, 10 pods '---------- front end gcp 198.51.100.10 ---------'
/// </code>
/// </summary>
internal static class SmallPlatform
{
    public const int France = 0;
    public const int Ireland = 1;
    public const int America = 2;
    public const int Dublin = 3;
    public const int Virginia = 4;

    public const int SiteAddress = 0;
    public const int FrontEndAddress = 1;

    public const int SitePool = 0;
    public const int EuropePool = 1;
    public const int AmericaPool = 2;

    public static PlatformSpec Create(int blades = 6) =>
        new PlatformSpec
        {
            Service = new ServiceSpec(
                "www.example.com",
                Handshake.Tls13,
                new ByteSize(14_000),
                SimDuration.FromMilliseconds(4),
                SimDuration.FromMilliseconds(20),
                SimDuration.FromSeconds(10),
                2,
                SimDuration.FromSeconds(1),
                new Ratio(0.2)
            ),
            Clients = new ClientSpec(
                SimDuration.FromSeconds(60),
                SimDuration.FromSeconds(10),
                SimDuration.FromMinutes(5),
                SimDuration.FromMinutes(5)
            ),
            Sites = [new SiteSpec("par", At(0), "192.0.2.1", ["AS1", "AS2"], Blades(blades), SitePool)],
            Pools = [Pool("par-api", 0), Pool("eu", 5), Pool("us", -95)],
            FrontEnds =
            [
                new FrontEndSpec(
                    "gcp",
                    "198.51.100.10",
                    [new EdgeSpec("eu", At(0)), new EdgeSpec("us", At(-90))],
                    [EuropePool, AmericaPool],
                    new ConnectionLimits(SimDuration.FromSeconds(610), null, null)
                ),
            ],
            Vantages =
            [
                new VantageSpec("FR", At(0), "FR", InCloud: false),
                new VantageSpec("IE", At(-10), "IE", InCloud: false),
                new VantageSpec("US", At(-90), "US", InCloud: false),
                new VantageSpec("aws:eu-west-1", At(-10), "IE", InCloud: true),
                new VantageSpec("aws:us-east-1", At(-90), "US", InCloud: true),
            ],
            RouteConvergence = SimDuration.FromSeconds(60),
            HoldTime = SimDuration.FromSeconds(90),
        }.WithEndpoints();

    /// <summary>Ten pods of one core that start in 20 s and get requests 10 s later; metrics are 30 s old.</summary>
    public static PoolSpec Pool(string id, double longitude) =>
        new()
        {
            Id = id,
            Location = At(longitude),
            Replicas = 10,
            PodCpu = 1,
            PodMemory = new ByteSize(1e9),
            Concurrency = 100,
            Backlog = 100,
            Life = PodLife.Of(SimDuration.FromSeconds(20)),
            MaxRatePerEndpoint = new RequestRate(10),
            MetricsLag = SimDuration.FromSeconds(30),
            EndpointLag = SimDuration.FromSeconds(10),
            EjectAfter = SimDuration.FromSeconds(10),
        };

    /// <summary>The same platform with another pool behind the site.</summary>
    public static PlatformSpec WithSitePool(this PlatformSpec platform, PoolSpec pool) =>
        platform with
        {
            Pools = [pool, .. platform.Pools.Skip(1)],
        };

    private static BladeSpec Blades(int count) =>
        new(
            count,
            new BitRate(10e9),
            16,
            SimDuration.FromMilliseconds(1),
            SimDuration.FromMilliseconds(0.1),
            SimDuration.Zero,
            100_000,
            EcmpHashKind.Resilient,
            new ConnectionLimits(SimDuration.FromSeconds(75), 1_000, SimDuration.FromHours(1)),
            SimDuration.FromSeconds(240)
        );

    private static GeoPoint At(double longitude) => new(0, longitude);
}
