using Sim.Core.Models.Platform;
using Sim.Core.Network;
using Sim.Core.Quantities;
using Sim.Core.Routing.Balancing.Ecmp;

namespace Sim.Core.Tests.Traffic;

/// <summary>The service of these tests, and what serves it.</summary>
internal static class Services
{
    /// <summary>14,000 bytes, 4 ms of CPU and 20 ms of waiting, a timeout of 10 s and a pause of 1 s.</summary>
    public static ServiceSpec Api(int retries = 0, double cpuMs = 4, double waitMs = 20) =>
        new(
            "api.example.com",
            Handshake.Tls13,
            new ByteSize(14_000),
            SimDuration.FromMilliseconds(cpuMs),
            SimDuration.FromMilliseconds(waitMs),
            SimDuration.FromSeconds(10),
            retries,
            SimDuration.FromSeconds(1),
            new Ratio(0.2)
        );

    /// <summary>Pods of 2 cores with 64 slots and 256 places to wait, and what does not matter here.</summary>
    public static PoolSpec Pool(int concurrency = 64, int backlog = 256, double cpu = 2) =>
        new()
        {
            Id = "pool",
            Location = new GeoPoint(48.9, 2.4),
            Replicas = 1,
            PodCpu = cpu,
            PodMemory = new ByteSize(2e9),
            Concurrency = concurrency,
            Backlog = backlog,
            Life = PodLife.Default,
            MaxRatePerEndpoint = new RequestRate(400),
            MetricsLag = SimDuration.FromSeconds(30),
            EndpointLag = SimDuration.FromSeconds(10),
            EjectAfter = SimDuration.FromSeconds(10),
        };

    /// <summary>
    /// A blade of 16 cores with a 10 Gbps card: 30 us a request, 2 us a kilobyte, 0.5 ms a handshake.
    /// </summary>
    public static BladeSpec Blade() =>
        new(
            1,
            new BitRate(10e9),
            16,
            SimDuration.FromMilliseconds(0.5),
            SimDuration.FromMilliseconds(0.03),
            SimDuration.FromMilliseconds(0.002),
            262_144,
            EcmpHashKind.Resilient,
            new ConnectionLimits(SimDuration.FromSeconds(75), 1_000, SimDuration.FromHours(1)),
            SimDuration.FromSeconds(240)
        );
}
