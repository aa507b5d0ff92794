using Sim.Core.Kernel;
using Sim.Core.Models.Publication;
using Sim.Core.Models.Telemetry;
using Sim.Core.Quantities;

namespace Sim.Scenarios.Replay;

/// <summary>What would be measured at a pool that gets the requests of a trace.</summary>
/// <param name="podRate">Requests per second that keep the requested CPU of a pod busy.</param>
/// <param name="limit">CPU that a pod may use, over what it requests.</param>
internal sealed class TraceLoad(
    SimulationKernel kernel,
    RequestTrace trace,
    RequestRate podRate,
    double limit,
    Publisher publisher
) : ITelemetry
{
    public PoolLoad Pool(int pool)
    {
        double rate = trace.RateAt(kernel.Now);
        int serving = publisher.Endpoints!.Pools[pool].Serving;
        double wanted = serving > 0 ? rate / (serving * podRate.PerSecond) : 0;
        // How long a request takes is not known; that there is a time says that something was measured.
        return new PoolLoad(rate, serving > 0 ? rate / serving : 0, Math.Min(wanted, limit), new SimDuration(1), 0);
    }

    public BladeLoad Blade(int site, int blade) => default;

    public double EdgeArrivals(int frontEnd, int edge) => 0;
}
