using System.Globalization;
using System.Text.Json;
using Sim.Core.Routing.Dns;

namespace Sim.Scenarios.Import.Route53;

/// <summary>Writes one ResourceRecordSet in the key order of the AWS CLI.</summary>
internal static class RecordSetWriter
{
    public static void Write(Utf8JsonWriter json, RecordSet record)
    {
        json.WriteStartObject();
        json.WriteString("Name", record.Name.ToListingString());
        json.WriteString("Type", record.Type.ToString());
        if (record.SetIdentifier is not null)
        {
            json.WriteString("SetIdentifier", record.SetIdentifier);
        }
        WritePolicy(json, record.Policy);
        if (record.Ttl is { } ttl)
        {
            json.WriteNumber("TTL", (long)ttl.TotalSeconds);
        }
        if (record.Alias is { } alias)
        {
            json.WriteStartObject("AliasTarget");
            json.WriteString("HostedZoneId", alias.HostedZoneId);
            json.WriteString("DNSName", alias.DnsName.ToListingString());
            json.WriteBoolean("EvaluateTargetHealth", alias.EvaluateTargetHealth);
            json.WriteEndObject();
        }
        else
        {
            json.WriteStartArray("ResourceRecords");
            foreach (string value in record.Values)
            {
                json.WriteStartObject();
                json.WriteString("Value", value);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        if (record.HealthCheckId is not null)
        {
            json.WriteString("HealthCheckId", record.HealthCheckId);
        }
        json.WriteEndObject();
    }

    private static void WritePolicy(Utf8JsonWriter json, RoutingPolicy policy)
    {
        switch (policy)
        {
            case WeightedRouting weighted:
                json.WriteNumber("Weight", weighted.Weight);
                break;
            case LatencyRouting latency:
                json.WriteString("Region", latency.Region);
                break;
            case FailoverRouting failover:
                json.WriteString("Failover", Words.FailoverRoles.Of(failover.Role));
                break;
            case MultivalueRouting:
                json.WriteBoolean("MultiValueAnswer", true);
                break;
            case GeolocationRouting area:
                json.WriteStartObject("GeoLocation");
                WriteIfPresent(json, "ContinentCode", area.ContinentCode);
                WriteIfPresent(json, "CountryCode", area.CountryCode);
                WriteIfPresent(json, "SubdivisionCode", area.SubdivisionCode);
                json.WriteEndObject();
                break;
            case GeoproximityRouting place:
                WritePlace(json, place);
                break;
            case IpBasedRouting blocks:
                json.WriteStartObject("CidrRoutingConfig");
                json.WriteString("CollectionId", blocks.CollectionId);
                json.WriteString("LocationName", blocks.LocationName);
                json.WriteEndObject();
                break;
        }
    }

    private static void WritePlace(Utf8JsonWriter json, GeoproximityRouting place)
    {
        json.WriteStartObject("GeoProximityLocation");
        WriteIfPresent(json, "AWSRegion", place.AwsRegion);
        WriteIfPresent(json, "LocalZoneGroup", place.LocalZoneGroup);
        if (place.Coordinates is { } point)
        {
            json.WriteStartObject("Coordinates");
            json.WriteString("Latitude", point.LatitudeDegrees.ToString(CultureInfo.InvariantCulture));
            json.WriteString("Longitude", point.LongitudeDegrees.ToString(CultureInfo.InvariantCulture));
            json.WriteEndObject();
        }
        json.WriteNumber("Bias", place.Bias);
        json.WriteEndObject();
    }

    private static void WriteIfPresent(Utf8JsonWriter json, string key, string? text)
    {
        if (text is not null)
        {
            json.WriteString(key, text);
        }
    }
}
