using System.Globalization;

namespace Sim.Core.Routing.Dns.Changes;

/// <summary>In what two record sets of one name, type and SetIdentifier differ, by the fields of the API.</summary>
/// <remarks>Source: Route 53 API Reference, ResourceRecordSet.</remarks>
internal static class RecordDifference
{
    /// <summary><c>Weight is 10, not 20; HealthCheckId is absent, not h-1</c>; empty when they are equal.</summary>
    public static string Of(RecordSet asked, RecordSet present)
    {
        Dictionary<string, string> mine = Fields(asked).ToDictionary(StringComparer.Ordinal);
        Dictionary<string, string> theirs = Fields(present).ToDictionary(StringComparer.Ordinal);
        return string.Join(
            "; ",
            theirs
                .Keys.Union(mine.Keys, StringComparer.Ordinal)
                .Where(field => Text(theirs, field) != Text(mine, field))
                .Select(field => $"{field} is {Text(theirs, field)}, not {Text(mine, field)}")
        );
    }

    private static string Text(Dictionary<string, string> fields, string field) =>
        fields.GetValueOrDefault(field, "absent");

    private static IEnumerable<(string Field, string Text)> Fields(RecordSet record)
    {
        (string Field, string? Text)[] all =
        [
            ("TTL", record.Ttl is { } ttl ? ttl.TotalSeconds.ToString(CultureInfo.InvariantCulture) : null),
            ("ResourceRecords", record.Values.Count > 0 ? record.Values.ToString() : null),
            ("AliasTarget.DNSName", record.Alias?.DnsName.ToString()),
            ("AliasTarget.HostedZoneId", record.Alias?.HostedZoneId),
            ("AliasTarget.EvaluateTargetHealth", Flag(record.Alias?.EvaluateTargetHealth)),
            ("HealthCheckId", record.HealthCheckId),
            .. Fields(record.Policy),
        ];
        return all.Where(one => one.Text is not null).Select(one => (one.Field, one.Text!));
    }

    private static IEnumerable<(string Field, string? Text)> Fields(RoutingPolicy policy) =>
        policy switch
        {
            WeightedRouting weighted => [("Weight", Number(weighted.Weight))],
            LatencyRouting latency => [("Region", latency.Region)],
            FailoverRouting failover => [("Failover", failover.Role.ToString().ToUpperInvariant())],
            MultivalueRouting => [("MultiValueAnswer", "true")],
            GeolocationRouting area =>
            [
                ("GeoLocation.ContinentCode", area.ContinentCode),
                ("GeoLocation.CountryCode", area.CountryCode),
                ("GeoLocation.SubdivisionCode", area.SubdivisionCode),
            ],
            GeoproximityRouting place =>
            [
                ("GeoProximityLocation.AWSRegion", place.AwsRegion),
                ("GeoProximityLocation.LocalZoneGroup", place.LocalZoneGroup),
                ("GeoProximityLocation.Coordinates.Latitude", Number(place.Coordinates?.LatitudeDegrees)),
                ("GeoProximityLocation.Coordinates.Longitude", Number(place.Coordinates?.LongitudeDegrees)),
                ("GeoProximityLocation.Bias", Number(place.Bias)),
            ],
            IpBasedRouting blocks =>
            [
                ("CidrRoutingConfig.CollectionId", blocks.CollectionId),
                ("CidrRoutingConfig.LocationName", blocks.LocationName),
            ],
            _ => [],
        };

    private static string? Number(double? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string? Flag(bool? flag) =>
        flag is { } known
            ? known
                ? "true"
                : "false"
            : null;
}
