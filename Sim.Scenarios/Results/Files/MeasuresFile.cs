using CsvHelper;

namespace Sim.Scenarios.Results.Files;

/// <summary>
/// <c>measures.csv</c>: one number a row; empty region, country, endpoint or resource means all of them together.
/// </summary>
internal static class MeasuresFile
{
    private static readonly string[] s_header = ["measure", "region", "country", "endpoint", "resource", "value"];

    public static byte[] Render(RunResult result) =>
        CsvFile.Render(
            s_header,
            csv =>
            {
                WriteTotals(csv, result.Totals);
                foreach (
                    TrafficMeasures traffic in result.Regions.Concat(result.Countries).Concat(result.RegionEndpoints)
                )
                {
                    WriteTraffic(csv, traffic);
                }
                foreach (EndpointMeasures endpoint in result.Endpoints)
                {
                    WriteEndpoint(csv, endpoint);
                }
            }
        );

    private static void WriteTotals(CsvWriter csv, Totals totals)
    {
        Write("sent", totals.Sent);
        Write("answered", totals.Answered);
        Write("failed", totals.Failed);
        Write("inFlight", totals.InFlight);
        Write("attempts", totals.Attempts);
        Write("peakRps", totals.PeakRate);

        void Write(string measure, double value) => WriteRow(csv, measure, null, null, null, null, value);
    }

    private static void WriteTraffic(CsvWriter csv, TrafficMeasures traffic)
    {
        Write("answered", traffic.Answered);
        Write("failed", traffic.Failed);
        Write("errorRatio", traffic.ErrorRatio);
        Write("failedUserMinutes", traffic.FailedUserMinutes);
        foreach ((string name, double? milliseconds) in NamedMeasures.Latency(traffic.Latency))
        {
            Write(Prefixed("latency", name), milliseconds);
        }
        foreach ((string name, double milliseconds) in NamedMeasures.Parts(traffic.MeanParts))
        {
            Write(Prefixed("part", name), milliseconds);
        }

        void Write(string measure, double? value) =>
            WriteRow(csv, measure, traffic.Region, traffic.Country, traffic.Endpoint, null, value);
    }

    private static void WriteEndpoint(CsvWriter csv, EndpointMeasures endpoint)
    {
        Write("answered", endpoint.Answered);
        Write("failedAttempts", endpoint.FailedAttempts);
        Write("resets", endpoint.Resets);
        Write("peakRps", endpoint.PeakRate);
        foreach ((string name, double? milliseconds) in NamedMeasures.Latency(endpoint.Latency))
        {
            Write(Prefixed("latency", name), milliseconds);
        }
        Write("minPods", endpoint.Pods.Min);
        Write("meanPods", endpoint.Pods.Mean);
        Write("maxPods", endpoint.Pods.Max);
        Write("minNodes", endpoint.Nodes.Min);
        Write("meanNodes", endpoint.Nodes.Mean);
        Write("maxNodes", endpoint.Nodes.Max);
        foreach (ResourceUse use in endpoint.Resources)
        {
            Write("meanUtilizationRatio", use.Mean, use.Resource);
            Write("peakUtilizationRatio", use.Peak, use.Resource);
        }

        void Write(string measure, double? value, string? resource = null) =>
            WriteRow(csv, measure, null, null, endpoint.Endpoint, resource, value);
    }

    private static void WriteRow(
        CsvWriter csv,
        string measure,
        string? region,
        string? country,
        string? endpoint,
        string? resource,
        double? value
    ) => csv.WriteRecord([measure, region, country, endpoint, resource, RunNumber.Text(value)]);

    private static string Prefixed(string prefix, string name) => prefix + char.ToUpperInvariant(name[0]) + name[1..];
}
