using System.Globalization;
using System.Text;
using System.Text.Json;
using Sim.Core.Quantities;
using Sim.Core.Statistics;

namespace Sim.Scenarios.Results.Files;

/// <summary>
/// <c>histograms.json</c>: the latency of answered requests, per region and endpoint and per country.
/// </summary>
/// <remarks>
/// Each bucket is its largest value in nanoseconds and its weight in millionths of a request, both whole, so that the
/// files of several runs merge exactly: add the weights of equal values. Recording them into a
/// <see cref="LatencyHistogram"/> restores it.
/// </remarks>
internal static class HistogramsFile
{
    public static byte[] Render(RunResult result) =>
        JsonFile.Render(json =>
        {
            json.WriteNumber("formatVersion", 1);
            json.WriteObjects("regionEndpoints", result.RegionEndpoints, Write);
            json.WriteObjects("countries", result.Countries, Write);
        });

    private static void Write(Utf8JsonWriter json, TrafficMeasures traffic)
    {
        json.WriteString("region", traffic.Region);
        if (traffic.Country is not null)
        {
            json.WriteString("country", traffic.Country);
        }
        if (traffic.Endpoint is not null)
        {
            json.WriteString("endpoint", traffic.Endpoint);
        }
        // Raw, because the indented layout would give every number a line of its own.
        var values = new StringBuilder("[");
        var weights = new StringBuilder("[");
        foreach ((SimDuration upTo, double weight) in traffic.Latency.Buckets())
        {
            string separator = values.Length > 1 ? "," : "";
            values.Append(separator).Append(CultureInfo.InvariantCulture, $"{upTo.Nanoseconds}");
            weights.Append(separator).Append(CultureInfo.InvariantCulture, $"{(long)Math.Round(weight * 1e6)}");
        }
        json.WritePropertyName("upToNanoseconds");
        json.WriteRawValue(values.Append(']').ToString());
        json.WritePropertyName("weightMillionths");
        json.WriteRawValue(weights.Append(']').ToString());
    }
}
