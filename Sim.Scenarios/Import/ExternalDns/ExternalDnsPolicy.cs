using System.Globalization;
using Sim.Core.Quantities;
using Sim.Core.Routing.Dns;
using Sim.Scenarios.Import.Route53;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Import.ExternalDns;

/// <summary>The routing policy in the properties of an endpoint, there and back.</summary>
/// <remarks>Source: ExternalDNS, provider/aws, the names of its provider-specific properties.</remarks>
internal static class ExternalDnsPolicy
{
    private const string Multivalue = "aws/multi-value-answer";
    private const string Coordinates = "aws/geoproximity-coordinates";
    private const string Bias = "aws/geoproximity-bias";
    private const string Weight = "aws/weight";

    private static readonly (string Property, string ApiKey)[] s_area =
    [
        ("aws/geolocation-continent-code", "ContinentCode"),
        ("aws/geolocation-country-code", "CountryCode"),
        ("aws/geolocation-subdivision-code", "SubdivisionCode"),
    ];

    private static readonly (string Property, string ApiKey)[] s_place =
    [
        ("aws/geoproximity-region", "AWSRegion"),
        ("aws/geoproximity-local-zone-group", "LocalZoneGroup"),
        (Bias, "Bias"),
    ];

    private static readonly (string Property, string ApiKey)[] s_single =
    [
        (Weight, "Weight"),
        ("aws/region", "Region"),
        ("aws/failover", "Failover"),
    ];

    /// <summary>Null when the policy is refused, which is reported.</summary>
    public static RoutingPolicy? Read(Fields properties, ExternalDnsEndpoint endpoint, ImportNotes notes)
    {
        List<LocatedEntry> record = [.. Entries(properties, s_single)];
        bool isRead = true;
        if (Entries(properties, s_area) is { Count: > 0 } area)
        {
            record.Add(Entry("GeoLocation", new LocatedMapping(area[0].Value.Location, area)));
        }
        List<LocatedEntry> place = Entries(properties, s_place);
        if (properties.Has(Coordinates))
        {
            isRead = ReadPoint(properties.Scalar(Coordinates), notes) is { } point && Add(place, point);
        }
        if (place.Count > 0)
        {
            record.Add(Entry("GeoProximityLocation", new LocatedMapping(place[0].Value.Location, place)));
        }
        if (properties.Node(Multivalue) is LocatedScalar multivalue)
        {
            isRead &= CheckMultivalue(multivalue, notes);
            record.Add(Entry("MultiValueAnswer", new LocatedScalar(multivalue.Location, "true", ScalarStyle.Plain)));
        }
        RoutingPolicy? policy = isRead
            ? PolicyReader.Read(new Fields(new LocatedMapping(endpoint.At, record), notes), notes)
            : null;
        return CheckIdentifier(endpoint, policy, notes) ? policy : null;
    }

    /// <summary>The properties that say a policy; null: ExternalDNS has no words for it.</summary>
    public static IReadOnlyList<(string Property, string Value)>? Write(RoutingPolicy policy) =>
        policy switch
        {
            SimpleRouting => [],
            WeightedRouting weighted => [(Weight, weighted.Weight.ToString(CultureInfo.InvariantCulture))],
            LatencyRouting latency => [(s_single[1].Property, latency.Region)],
            FailoverRouting failover => [(s_single[2].Property, Words.FailoverRoles.Of(failover.Role))],
            MultivalueRouting => [(Multivalue, "true")],
            GeolocationRouting area => Present(
                (s_area[0].Property, area.ContinentCode),
                (s_area[1].Property, area.CountryCode),
                (s_area[2].Property, area.SubdivisionCode)
            ),
            GeoproximityRouting place => Present(
                (s_place[0].Property, place.AwsRegion),
                (s_place[1].Property, place.LocalZoneGroup),
                (Coordinates, place.Coordinates is { } point ? Text(point) : null),
                (Bias, place.Bias == 0 ? null : place.Bias.ToString(CultureInfo.InvariantCulture))
            ),
            _ => null,
        };

    private static bool Add(List<LocatedEntry> place, LocatedEntry point)
    {
        place.Add(point);
        return true;
    }

    private static string Text(GeoPoint point) =>
        string.Create(CultureInfo.InvariantCulture, $"{point.LatitudeDegrees},{point.LongitudeDegrees}");

    private static List<(string Property, string Value)> Present(
        params ReadOnlySpan<(string Property, string? Value)> all
    )
    {
        List<(string Property, string Value)> present = [];
        foreach ((string property, string? value) in all)
        {
            if (value is not null)
            {
                present.Add((property, value));
            }
        }
        return present;
    }

    private static LocatedEntry? ReadPoint(LocatedScalar? text, ImportNotes notes)
    {
        if (text is null)
        {
            return null;
        }
        string[] parts = text.Text.Split(',', StringSplitOptions.TrimEntries);
        if (parts.Length == 2)
        {
            LocatedEntry[] both =
            [
                Entry("Latitude", new LocatedScalar(text.Location, parts[0], ScalarStyle.Quoted)),
                Entry("Longitude", new LocatedScalar(text.Location, parts[1], ScalarStyle.Quoted)),
            ];
            return Entry("Coordinates", new LocatedMapping(text.Location, both));
        }
        notes.Error(
            text.Location,
            "not-a-point",
            $"'{Coordinates}' is '{text.Text}'",
            "latitude and longitude with a comma between, such as 48.85,2.35"
        );
        return null;
    }

    private static bool CheckMultivalue(LocatedScalar multivalue, ImportNotes notes)
    {
        if (multivalue.Text is "" or "true")
        {
            return true;
        }
        notes.Error(
            multivalue.Location,
            "not-a-flag",
            $"'{Multivalue}' is '{multivalue.Text}', though ExternalDNS takes its presence as true",
            "true, or no such property"
        );
        return false;
    }

    private static bool CheckIdentifier(ExternalDnsEndpoint endpoint, RoutingPolicy? policy, ImportNotes notes)
    {
        switch (policy)
        {
            case null:
                return false;
            case SimpleRouting when endpoint.SetIdentifier is { } identifier:
                notes.Error(
                    endpoint.At,
                    "no-policy",
                    $"the set identifier '{identifier}' needs a routing policy",
                    "a property such as aws/weight"
                );
                return false;
            case not SimpleRouting when endpoint.SetIdentifier is null:
                notes.Error(
                    endpoint.At,
                    "no-set-identifier",
                    "ExternalDNS ignores a routing policy without a set identifier",
                    "setIdentifier, or the annotation set-identifier"
                );
                return false;
            default:
                return true;
        }
    }

    /// <summary>Properties under the keys of the API; they are always text, so a number in quotes is no oddity.</summary>
    private static List<LocatedEntry> Entries(Fields properties, (string Property, string ApiKey)[] keys)
    {
        List<LocatedEntry> entries = [];
        foreach ((string property, string apiKey) in keys)
        {
            if (properties.Scalar(property) is { } scalar)
            {
                ScalarStyle style = property is Weight or Bias ? ScalarStyle.Plain : ScalarStyle.Quoted;
                entries.Add(Entry(apiKey, new LocatedScalar(scalar.Location, scalar.Text, style)));
            }
        }
        return entries;
    }

    private static LocatedEntry Entry(string key, LocatedNode value) =>
        new(new LocatedScalar(value.Location, key, ScalarStyle.Quoted), value);
}
