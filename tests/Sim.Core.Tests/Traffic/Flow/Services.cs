using Sim.Core.Models.Platform;
using Sim.Core.Network;
using Sim.Core.Quantities;

namespace Sim.Core.Tests.Traffic.Flow;

/// <summary>The service of these tests.</summary>
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
}
