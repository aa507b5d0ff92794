using Sim.Core.Statistics;

namespace Sim.Scenarios.Results.Measures;

/// <summary>The columns that a histogram and its parts become, the same in every file.</summary>
internal static class NamedMeasures
{
    private static readonly (string Name, double Probability)[] s_quantiles =
    [
        ("p50Ms", 0.5),
        ("p90Ms", 0.9),
        ("p95Ms", 0.95),
        ("p99Ms", 0.99),
        ("p999Ms", 0.999),
        ("maxMs", 1),
    ];

    /// <summary>Null where nothing was answered.</summary>
    public static IEnumerable<(string Name, double? Milliseconds)> Latency(LatencyHistogram latency)
    {
        yield return ("meanMs", latency.IsEmpty ? null : latency.Mean().TotalMilliseconds);
        foreach ((string name, double probability) in s_quantiles)
        {
            yield return (name, latency.IsEmpty ? null : latency.Quantile(probability).TotalMilliseconds);
        }
    }

    public static IEnumerable<(string Name, double Milliseconds)> Parts(LatencyParts parts) =>
        [
            ("dnsMs", parts.Dns.TotalMilliseconds),
            ("connectMs", parts.Connect.TotalMilliseconds),
            ("tlsMs", parts.Tls.TotalMilliseconds),
            ("firstByteMs", parts.FirstByte.TotalMilliseconds),
            ("transferMs", parts.Transfer.TotalMilliseconds),
            ("retryMs", parts.Retry.TotalMilliseconds),
        ];
}
