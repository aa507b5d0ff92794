using Sim.Core.Quantities;

namespace Sim.Core.Models.Telemetry;

/// <summary>What the data plane measured at a pool over its last step.</summary>
/// <param name="Arrivals">Requests per second that reached the pool.</param>
/// <param name="ArrivalsPerPod">The same per serving pod.</param>
/// <param name="CpuUtilization">Busy share of the CPU of its serving pods, 0 to 1.</param>
/// <param name="MeanSojourn">Mean time of a request in the pool, queue included.</param>
/// <param name="RefusedShare">Share of requests refused because every queue was full, 0 to 1.</param>
public readonly record struct PoolLoad(
    double Arrivals,
    double ArrivalsPerPod,
    double CpuUtilization,
    SimDuration MeanSojourn,
    double RefusedShare
);
