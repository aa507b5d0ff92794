namespace Sim.Scenarios.Results;

/// <summary>The users of one region over time. Latencies in milliseconds, NaN where nothing was answered.</summary>
/// <param name="ErrorRatio">Failed requests over all requests that ended, 0 to 1.</param>
public sealed record RegionSeries(
    string Region,
    IReadOnlyList<double> P50Ms,
    IReadOnlyList<double> P95Ms,
    IReadOnlyList<double> P99Ms,
    IReadOnlyList<double> ErrorRatio
);
