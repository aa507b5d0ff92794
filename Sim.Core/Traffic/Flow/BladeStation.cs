using Sim.Core.Models.Platform;
using Sim.Core.Models.Telemetry;
using Sim.Core.Quantities;
using Sim.Core.Statistics.Queues;

namespace Sim.Core.Traffic.Flow;

/// <summary>One ingress blade as fluids: its workers, which are alike, its network card, its connections.</summary>
/// <remarks>
/// nginx runs one worker per core, and a connection stays with its worker: each worker has its own queue, of requests
/// and of handshakes, and each of these takes its fixed time.
/// </remarks>
internal sealed class BladeStation(BladeSpec blade, ServiceSpec service)
{
    private readonly FluidStation _worker = new();
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
        double requestWork = RequestCpu.TotalSeconds;
        double handshakeWork = blade.HandshakeCpu.TotalSeconds;
        double jobs = (requests + handshakes) / blade.Cores;
        double work = ((requests * requestWork) + (handshakes * handshakeWork)) / blade.Cores;
        double squares = (requests * requestWork * requestWork) + (handshakes * handshakeWork * handshakeWork);
        // Pollaczek and Khinchine: E[S^2] / (2 E[S]^2).
        double variability = work > 0 ? squares / blade.Cores * jobs / (2 * work * work) : 1;
        StationStep cpu = Serve(
            _worker,
            jobs,
            work,
            Math.Min(variability, StationaryOccupancy.MostVariability),
            BladeSpec.BacklogOfWorker,
            step
        );
        double share = jobs > 0 ? Math.Max(0, cpu.Departures) / jobs : 0;
        double sending = blade.SendingSeconds(service, requests, handshakes);
        double passed = requests * share;
        StationStep nic = Serve(_nic, passed, share * sending, 0.5, BladeSpec.SendQueue, step);
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

    /// <param name="station">The station, of one server.</param>
    /// <param name="jobs">Jobs per second.</param>
    /// <param name="work">Seconds of the server that they need per second.</param>
    private static StationStep Serve(
        FluidStation station,
        double jobs,
        double work,
        double variability,
        double places,
        SimDuration step
    )
    {
        if (jobs <= 0 || work <= 0)
        {
            return station.Advance(0, 1, SimDuration.FromMilliseconds(1), variability, places, step);
        }
        var service = new SimDuration(Math.Max(1, (long)Math.Round(work / jobs * 1e9)));
        return station.Advance(jobs, 1, service, variability, places, step);
    }
}
