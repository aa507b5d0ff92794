using System.Text.Json;
using Sim.Core.Routing.Dns;

namespace Sim.Scenarios.Import.Route53;

/// <summary>Writes one HealthCheck of the Route 53 API.</summary>
internal static class HealthCheckWriter
{
    public static void Write(Utf8JsonWriter json, HealthCheck check)
    {
        json.WriteStartObject();
        json.WriteString("Id", check.Id);
        json.WriteStartObject("HealthCheckConfig");
        switch (check)
        {
            case EndpointHealthCheck endpoint:
                WriteEndpoint(json, endpoint);
                break;
            case CalculatedHealthCheck calculated:
                json.WriteString("Type", Words.Calculated);
                json.WriteNumber("HealthThreshold", calculated.HealthThreshold);
                WriteTexts(json, "ChildHealthChecks", calculated.Children);
                break;
            case CloudWatchHealthCheck cloudWatch:
                json.WriteString("Type", Words.CloudWatchMetric);
                json.WriteStartObject("AlarmIdentifier");
                json.WriteString("Region", cloudWatch.AlarmRegion);
                json.WriteString("Name", cloudWatch.AlarmName);
                json.WriteEndObject();
                json.WriteString("InsufficientDataHealthStatus", cloudWatch.InsufficientData.ToString());
                break;
            case RecoveryControlHealthCheck control:
                json.WriteString("Type", Words.RecoveryControl);
                json.WriteString("RoutingControlArn", control.RoutingControlArn);
                break;
        }
        json.WriteBoolean("Inverted", check.Inverted);
        json.WriteBoolean("Disabled", check.Disabled);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteEndpoint(Utf8JsonWriter json, EndpointHealthCheck endpoint)
    {
        if (endpoint.IpAddress is not null)
        {
            json.WriteString("IPAddress", endpoint.IpAddress);
        }
        json.WriteNumber("Port", endpoint.Port);
        json.WriteString("Type", Words.ProbeProtocols.Of(endpoint.Protocol));
        if (endpoint.ResourcePath is not null)
        {
            json.WriteString("ResourcePath", endpoint.ResourcePath);
        }
        if (endpoint.FullyQualifiedDomainName is not null)
        {
            json.WriteString("FullyQualifiedDomainName", endpoint.FullyQualifiedDomainName);
        }
        if (endpoint.SearchString is not null)
        {
            json.WriteString("SearchString", endpoint.SearchString);
        }
        json.WriteNumber("RequestInterval", (long)endpoint.RequestInterval.TotalSeconds);
        json.WriteNumber("FailureThreshold", endpoint.FailureThreshold);
        if (endpoint.Regions.Count > 0)
        {
            WriteTexts(json, "Regions", endpoint.Regions);
        }
    }

    private static void WriteTexts(Utf8JsonWriter json, string key, ValueList<string> texts)
    {
        json.WriteStartArray(key);
        foreach (string text in texts)
        {
            json.WriteStringValue(text);
        }
        json.WriteEndArray();
    }
}
