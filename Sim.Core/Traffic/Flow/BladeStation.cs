using Sim.Core.Models.Platform;
using Sim.Core.Models.Telemetry;
using Sim.Core.Quantities;

namespace Sim.Core.Traffic.Flow;

/// <summary>One ingress blade as a fluid: its CPU, its network card, its connections.</summary>
internal sealed class BladeStation(BladeSpec blade, ServiceSpec service)
{
    /// <summary>
    /// Requests that wait for the CPU of a blade per core: nginx's default listen backlog of 511, one socket per
    /// worker.
    /// </summary>
    private const double BacklogPerCore = 511;

    /// <summary>Responses that fit the send buffers before the network card: an assumption.</summary>
    private const double SendQueue = 10_000;

    private readonly FluidStation _cpu = new();
    private readonly FluidStation _nic = new();

    public double CpuUtilization { get; private set; }

    public double NicUtilization { get; private set; }

    public double ConnectionUtilization { get; private set; }

    public double RefusedShare { get; private set; }

    public StationWait CpuWait { get; private set; }

    public StationWait NicWait { get; private set; }

    private SimDuration RequestCpu { get; } = blade.CpuOf(service);

    public void Advance(double requests, double handshakes, double connections, SimDuration step)
    {
        double work = (requests * RequestCpu.TotalSeconds) + (handshakes * blade.HandshakeCpu.TotalSeconds);
        double bits = BladeSpec.WireBits(service, requests, handshakes);
        StationStep cpu = Serve(_cpu, requests, work, blade.Cores, 1, BacklogPerCore * blade.Cores, step);
        double passed = Math.Max(0, cpu.Departures);
        double share = requests > 0 ? passed / requests : 0;
        StationStep nic = Serve(_nic, passed, share * bits / blade.Nic.BitsPerSecond, 1, 0.5, SendQueue, step);
        CpuUtilization = cpu.Utilization;
        NicUtilization = nic.Utilization;
        // Connections are spread as new ones would be; after a partial fault that can be more than a blade has places.
        ConnectionUtilization = Math.Min(1, connections / blade.Connections);
        CpuWait = cpu.Wait;
        NicWait = nic.Wait;
        RefusedShare = 1 - ((1 - cpu.RefusedShare) * (1 - nic.RefusedShare));
    }

    /// <summary>Adds what a request meets inside the blade.</summary>
    public void AddTo(SojournDistribution sojourn)
    {
        sojourn.AddConstant(RequestCpu);
        sojourn.AddWait(CpuWait);
        sojourn.AddWait(NicWait);
    }

    public BladeLoad ToLoad() => new(RequestCpu + CpuWait.Expected + NicWait.Expected, RefusedShare);

    /// <param name="station">The station.</param>
    /// <param name="requests">Requests per second.</param>
    /// <param name="work">Seconds of one server that they need per second.</param>
    private static StationStep Serve(
        FluidStation station,
        double requests,
        double work,
        int servers,
        double variability,
        double places,
        SimDuration step
    )
    {
        if (requests <= 0 || work <= 0)
        {
            return station.Advance(0, servers, SimDuration.FromMilliseconds(1), variability, places, step);
        }
        var service = new SimDuration(Math.Max(1, (long)Math.Round(work / requests * 1e9)));
        return station.Advance(requests, servers, service, variability, places, step);
    }
}
