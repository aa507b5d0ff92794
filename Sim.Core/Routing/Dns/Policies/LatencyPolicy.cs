using System.Globalization;

namespace Sim.Core.Routing.Dns.Policies;

/// <summary>Latency-based routing: the region with the lowest latency to the client's network.</summary>
/// <remarks>Route 53 does not publish its table, so the table is the client's. Source: Route 53 Developer Guide,
/// "Latency-based routing".</remarks>
internal sealed class LatencyPolicy(string[] regions) : NearestFirstPolicy(regions.Length)
{
    public override string Name => "latency";

    public override string Describe(int member, in DnsClient client) =>
        KnownDistance(member, in client) is { } latency
            ? string.Create(CultureInfo.InvariantCulture, $"region {regions[member]}, {latency:0.###} ms")
            : $"region {regions[member]}, latency unknown";

    protected override double? KnownDistance(int member, in DnsClient client)
    {
        double latency = client.LatencyMs?.GetValueOrDefault(regions[member], double.NaN) ?? double.NaN;
        return double.IsNaN(latency) ? null : latency;
    }
}
