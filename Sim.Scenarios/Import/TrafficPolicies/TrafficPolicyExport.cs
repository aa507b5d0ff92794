using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Sim.Core.Routing.Dns;

namespace Sim.Scenarios.Import.TrafficPolicies;

/// <summary>Writes a traffic policy document: what is read from it again is equal.</summary>
internal static class TrafficPolicyExport
{
    private static readonly JsonWriterOptions s_options = new()
    {
        Indented = true,
        IndentSize = 4,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(TrafficPolicy policy)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, s_options))
        {
            json.WriteStartObject();
            json.WriteString("AWSPolicyFormatVersion", policy.FormatVersion);
            json.WriteString("RecordType", policy.RecordType.ToString());
            json.WriteString(policy.Start.IsRule ? "StartRule" : "StartEndpoint", policy.Start.Id);
            json.WriteStartObject("Endpoints");
            foreach (TrafficPolicyEndpoint endpoint in policy.Endpoints)
            {
                json.WriteStartObject(endpoint.Id);
                json.WriteString("Type", endpoint.Kind);
                json.WriteString("Value", endpoint.Value);
                WriteIfPresent(json, "Region", endpoint.Region);
                json.WriteEndObject();
            }
            json.WriteEndObject();
            json.WriteStartObject("Rules");
            foreach (TrafficPolicyRule rule in policy.Rules)
            {
                WriteRule(json, rule, policy.FormatVersion);
            }
            json.WriteEndObject();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }

    private static void WriteRule(Utf8JsonWriter json, TrafficPolicyRule rule, string version)
    {
        json.WriteStartObject(rule.Id);
        json.WriteString("RuleType", rule.Kind);
        bool isFailover = rule.Kind == TrafficPolicyWords.Failover;
        if (!isFailover)
        {
            json.WriteStartArray(TrafficPolicyWords.ItemsOf(rule.Kind));
        }
        foreach (TrafficPolicyItem item in rule.Items)
        {
            if (isFailover)
            {
                json.WritePropertyName(((FailoverRouting)item.Policy).Role.ToString());
            }
            WriteItem(json, item, version);
        }
        if (!isFailover)
        {
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    private static void WriteItem(Utf8JsonWriter json, TrafficPolicyItem item, string version)
    {
        json.WriteStartObject();
        WritePolicy(json, item.Policy, version);
        json.WriteString(item.Target.IsRule ? "RuleReference" : "EndpointReference", item.Target.Id);
        if (item.EvaluateTargetHealth is { } evaluates)
        {
            json.WriteBoolean("EvaluateTargetHealth", evaluates);
        }
        WriteIfPresent(json, "HealthCheck", item.HealthCheckId);
        json.WriteEndObject();
    }

    private static void WritePolicy(Utf8JsonWriter json, RoutingPolicy policy, string version)
    {
        switch (policy)
        {
            case WeightedRouting weighted:
                json.WriteNumber("Weight", weighted.Weight);
                break;
            case LatencyRouting latency:
                json.WriteString("Region", latency.Region);
                break;
            case GeolocationRouting { CountryCode: GeolocationRouting.AnyCountry }:
                json.WriteBoolean("IsDefault", true);
                break;
            case GeolocationRouting area:
                WriteIfPresent(json, "Continent", area.ContinentCode);
                WriteIfPresent(json, "Country", area.CountryCode);
                WriteIfPresent(json, "Subdivision", area.SubdivisionCode);
                break;
            case GeoproximityRouting place:
                WritePlace(json, place, isNested: version != TrafficPolicyWords.Version2015);
                json.WriteNumber("Bias", place.Bias);
                break;
        }
    }

    /// <param name="isNested">In an object of its own, as since 2023; local zones can only be written so.</param>
    private static void WritePlace(Utf8JsonWriter json, GeoproximityRouting place, bool isNested)
    {
        isNested |= place.LocalZoneGroup is not null;
        if (isNested)
        {
            json.WriteStartObject("Location");
            json.WriteString(
                "Type",
                place.AwsRegion is not null ? "Region"
                    : place.LocalZoneGroup is not null ? "LocalZone"
                    : "Coordinate"
            );
        }
        WriteIfPresent(json, isNested ? "LocationName" : "Region", Prefixed(place.AwsRegion));
        if (place.LocalZoneGroup is { } group)
        {
            json.WriteString("LocationName", Prefixed(TrafficPolicyWords.ZoneOf(group)));
        }
        if (place.Coordinates is { } point)
        {
            json.WriteString("Latitude", point.LatitudeDegrees.ToString(CultureInfo.InvariantCulture));
            json.WriteString("Longitude", point.LongitudeDegrees.ToString(CultureInfo.InvariantCulture));
        }
        if (isNested)
        {
            json.WriteEndObject();
        }
    }

    private static string? Prefixed(string? place) => place is null ? null : TrafficPolicyWords.RegionPrefix + place;

    private static void WriteIfPresent(Utf8JsonWriter json, string key, string? text)
    {
        if (text is not null)
        {
            json.WriteString(key, text);
        }
    }
}
