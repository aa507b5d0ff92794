using Sim.Scenarios.Results.Measures;

namespace Sim.Scenarios.Experiments.Suites;

/// <summary>
/// Which numbers of a run a suite keeps and holds against its baseline: few enough to be read in a review.
/// </summary>
internal static class GatedMeasures
{
    /// <summary>What users feel, what is nearly full, how long incidents take, and what it costs.</summary>
    public static IReadOnlyList<string> Usual { get; } =
    [
        "errorRatio",
        "latencyMeanMs",
        "latencyP95Ms",
        "latencyP99Ms",
        "peakUtilizationRatio",
        "detectedSeconds",
        "movedP90Seconds",
        "capacitySeconds",
        "returnedSeconds",
        "costPerMillionUsd",
    ];

    /// <summary>
    /// Of all users, of regions and the suite's countries, of resources and incidents. Not of the users of an endpoint:
    /// who they are changes with the routing, and harms nobody.
    /// </summary>
    public static bool Holds(Suite suite, MeasureKey key) =>
        suite.Measures.Contains(key.Measure)
        && (key.Country is null || suite.Countries.Contains(key.Country))
        && (key.Endpoint is null || key.Resource is not null);

    /// <summary>The same replication with these measures only, as the baseline file keeps them.</summary>
    public static Replicate Of(Suite suite, Replicate replicate) =>
        replicate with
        {
            Measures = replicate
                .Measures.Where(one => Holds(suite, one.Key))
                .ToDictionary(one => one.Key, one => BaselineNumber.Rounded(one.Value)),
        };
}
