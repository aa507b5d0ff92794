namespace Sim.Core.Traffic.Flow;

/// <summary>What a station did in one step.</summary>
/// <param name="Departures">Requests per second that left served.</param>
/// <param name="Refused">Requests per second that found no place.</param>
/// <param name="RefusedShare">The same as a share of the arrivals, 0 to 1.</param>
/// <param name="Utilization">Busy share of the servers, 0 to 1.</param>
/// <param name="Wait">The wait of a request that arrived at the end of the step.</param>
public readonly record struct StationStep(
    double Departures,
    double Refused,
    double RefusedShare,
    double Utilization,
    StationWait Wait
);
