using Sim.Core.Quantities;

namespace Sim.Core.Routing.Bgp.Catchments;

/// <summary>How much longer than to the best site it takes, over the users that reach a site.</summary>
/// <param name="NotAtBest">Users at another site than the best.</param>
/// <param name="MeanInflation">
/// Round trip above that of the best site. Against geography it may be below zero where a latency model has a detour
/// quicker than the direct way.
/// </param>
/// <param name="Above25Milliseconds">Users whose round trip is at least 25 ms longer.</param>
/// <param name="Above100Milliseconds">Users whose round trip is at least 100 ms longer.</param>
public sealed record CatchmentComparison(
    Ratio NotAtBest,
    SimDuration MeanInflation,
    SimDuration MedianInflation,
    SimDuration P90Inflation,
    SimDuration P99Inflation,
    Ratio Above25Milliseconds,
    Ratio Above100Milliseconds
);
