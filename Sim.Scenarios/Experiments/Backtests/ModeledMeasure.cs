using Sim.Core.Quantities;
using Sim.Scenarios.Results;

namespace Sim.Scenarios.Experiments.Backtests;

/// <summary>What a run records over time, by the names that files of observations use.</summary>
public static class ModeledMeasure
{
    /// <summary>A site or a pool behind a front end.</summary>
    internal const string Endpoint = "endpoint";

    /// <summary>A continent, by its code.</summary>
    internal const string Region = "region";

    internal const string Pool = "pool";

    private static readonly (string Name, string? Label)[] s_known =
    [
        ("rps", null),
        ("rps", Endpoint),
        ("failed_rps", Endpoint),
        ("utilization", Endpoint),
        ("latency_p50", Region),
        ("latency_p95", Region),
        ("latency_p99", Region),
        ("errors", Region),
        ("pods", Pool),
        ("nodes", Pool),
    ];

    /// <summary>
    /// <c>rps</c>, <c>failed_rps</c> (attempts) and <c>utilization</c> (1 is full) of endpoints, <c>latency_p50</c>,
    /// <c>latency_p95</c>, <c>latency_p99</c> (ms) and <c>errors</c> (ratio) of regions, <c>pods</c> and <c>nodes</c>
    /// of pools. Without an endpoint <c>rps</c> is what all users ask for.
    /// </summary>
    public static IReadOnlyList<string> Names { get; } = [.. s_known.Select(one => one.Name).Distinct()];

    /// <summary>The labels that a measure may have; empty: it may have none.</summary>
    internal static IReadOnlyList<string> LabelsOf(string measure) =>
        [.. s_known.Where(one => one.Name == measure).Select(one => one.Label ?? "")];

    /// <summary>By bucket; null: it is not recorded of this subject.</summary>
    internal static IReadOnlyList<double>? Of(Timeline timeline, string measure, string subject)
    {
        if (measure == "rps" && subject.Length == 0)
        {
            return timeline.Demand;
        }
        EndpointSeries? endpoint = timeline.Endpoints.FirstOrDefault(one => one.Endpoint == subject);
        RegionSeries? region = timeline.Regions.FirstOrDefault(one => one.Region == subject);
        PoolSeries? pool = timeline.Pools.FirstOrDefault(one => one.Pool == subject);
        return measure switch
        {
            "rps" => endpoint?.Answered,
            "failed_rps" => endpoint?.Failed,
            "utilization" => endpoint?.Utilization,
            "latency_p50" => region?.P50Ms,
            "latency_p95" => region?.P95Ms,
            "latency_p99" => region?.P99Ms,
            "errors" => region?.ErrorRatio,
            "pods" => pool?.Ready,
            "nodes" => pool?.Nodes,
            _ => null,
        };
    }

    /// <summary>
    /// The mean of a series over a span of time, buckets without a value left out; of quantiles that is close to the
    /// quantile where they change little. Not a number where there is none.
    /// </summary>
    internal static double Mean(Timeline timeline, IReadOnlyList<double> series, SimDuration from, SimDuration length)
    {
        int first = (int)(from.Nanoseconds / timeline.Bucket.Nanoseconds);
        long end = from.Nanoseconds + length.Nanoseconds;
        int last = Math.Max(first, (int)((end - 1) / timeline.Bucket.Nanoseconds));
        double sum = 0;
        int count = 0;
        for (int i = first; i <= Math.Min(last, timeline.Count - 1); i++)
        {
            if (double.IsFinite(series[i]))
            {
                sum += series[i];
                count++;
            }
        }
        return count > 0 ? sum / count : double.NaN;
    }
}
