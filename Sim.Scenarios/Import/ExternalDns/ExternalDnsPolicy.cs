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
    /// <summary>What a property is called for a key of the API.</summary>
    private static readonly Dictionary<string, string> s_names = new(StringComparer.Ordinal)
    {
        ["AWSRegion"] = "aws/geoproximity-region",
        ["Bias"] = "aws/geoproximity-bias",
        ["ContinentCode"] = "aws/geolocation-continent-code",
        ["Coordinates"] = "aws/geoproximity-coordinates",
        ["CountryCode"] = "aws/geolocation-country-code",
        ["Failover"] = "aws/failover",
        ["LocalZoneGroup"] = "aws/geoproximity-local-zone-group",
        ["MultiValueAnswer"] = "aws/multi-value-answer",
        ["Region"] = "aws/region",
        ["SubdivisionCode"] = "aws/geolocation-subdivision-code",
        ["Weight"] = "aws/weight",
    };

    /// <summary>The keys of each policy.</summary>
    private static readonly string[][] s_policies =
    [
        ["Weight"],
        ["Region"],
        ["Failover"],
        ["MultiValueAnswer"],
        ["ContinentCode", "CountryCode", "SubdivisionCode"],
        ["AWSRegion", "LocalZoneGroup", "Coordinates", "Bias"],
    ];

    /// <summary>The properties of an endpoint under the keys of the API.</summary>
    public static Fields Properties(ExternalDnsEndpoint endpoint, ImportNotes notes) =>
        new(endpoint.Properties, notes, s_names);

    /// <summary>Null when the policy is refused, which is reported.</summary>
    public static RoutingPolicy? Read(Fields properties, ExternalDnsEndpoint endpoint, ImportNotes notes)
    {
        string[] present = [.. s_policies.Select(keys => Array.Find(keys, properties.Has)).OfType<string>()];
        if (present.Length > 1)
        {
            notes.Error(
                properties.At(present[1]),
                "several-policies",
                "an endpoint has one routing policy, this one has "
                    + $"{string.Join(" and ", present.Select(properties.Name))}"
            );
            return null;
        }
        RoutingPolicy? policy = present.FirstOrDefault() switch
        {
            null => new SimpleRouting(),
            "Weight" => properties.Integer("Weight", 0, 255, quotesAreFine: true) is { } weight
                ? new WeightedRouting(weight)
                : null,
            "Region" => properties.RequiredText("Region") is { } region ? new LatencyRouting(region) : null,
            "Failover" => properties.Word("Failover", Words.FailoverRoles) is { } role
                ? new FailoverRouting(role)
                : null,
            "MultiValueAnswer" => ReadMultivalue(properties, notes),
            "ContinentCode" or "CountryCode" or "SubdivisionCode" => PolicyReader.ReadArea(properties, notes),
            _ => ReadPlace(properties, notes),
        };
        return CheckIdentifier(endpoint, policy, notes) ? policy : null;
    }

    /// <summary>The properties that say a policy; null: ExternalDNS has no words for it.</summary>
    public static IReadOnlyList<(string Property, string Value)>? Write(RoutingPolicy policy) =>
        policy switch
        {
            SimpleRouting => [],
            WeightedRouting weighted => [(s_names["Weight"], weighted.Weight.ToString(CultureInfo.InvariantCulture))],
            LatencyRouting latency => [(s_names["Region"], latency.Region)],
            FailoverRouting failover => [(s_names["Failover"], Words.FailoverRoles.Of(failover.Role))],
            MultivalueRouting => [(s_names["MultiValueAnswer"], "true")],
            GeolocationRouting area => Present(
                (s_names["ContinentCode"], area.ContinentCode),
                (s_names["CountryCode"], area.CountryCode),
                (s_names["SubdivisionCode"], area.SubdivisionCode)
            ),
            GeoproximityRouting place => Present(
                (s_names["AWSRegion"], place.AwsRegion),
                (s_names["LocalZoneGroup"], place.LocalZoneGroup),
                (s_names["Coordinates"], place.Coordinates is { } point ? Text(point) : null),
                (s_names["Bias"], place.Bias == 0 ? null : place.Bias.ToString(CultureInfo.InvariantCulture))
            ),
            _ => null,
        };

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

    /// <summary>A place as the API writes it: numbers without quotes, coordinates as two texts.</summary>
    private static GeoproximityRouting? ReadPlace(Fields properties, ImportNotes notes)
    {
        List<LocatedEntry> place = [];
        foreach (string key in new[] { "AWSRegion", "LocalZoneGroup", "Bias" })
        {
            if (properties.Scalar(key) is { } scalar)
            {
                ScalarStyle style = key == "Bias" ? ScalarStyle.Plain : ScalarStyle.Quoted;
                place.Add(Entry(properties.Name(key), new LocatedScalar(scalar.Location, scalar.Text, style)));
            }
        }
        if (properties.Scalar("Coordinates") is { } text)
        {
            string[] parts = text.Text.Split(',', StringSplitOptions.TrimEntries);
            if (parts.Length != 2)
            {
                notes.Error(
                    text.Location,
                    "not-a-point",
                    $"'{properties.Name("Coordinates")}' is '{text.Text}'",
                    "latitude and longitude with a comma between, such as 48.85,2.35"
                );
                return null;
            }
            LocatedEntry[] both =
            [
                Entry("Latitude", new LocatedScalar(text.Location, parts[0], ScalarStyle.Quoted)),
                Entry("Longitude", new LocatedScalar(text.Location, parts[1], ScalarStyle.Quoted)),
            ];
            place.Add(Entry(properties.Name("Coordinates"), new LocatedMapping(text.Location, both)));
        }
        return PolicyReader.ReadPlace(
            new Fields(new LocatedMapping(properties.Location, place), notes, s_names),
            notes
        );
    }

    private static MultivalueRouting? ReadMultivalue(Fields properties, ImportNotes notes)
    {
        string text = properties.Scalar("MultiValueAnswer")?.Text ?? "";
        if (text is "" or "true")
        {
            return new MultivalueRouting();
        }
        notes.Error(
            properties.At("MultiValueAnswer"),
            "not-a-flag",
            $"'{properties.Name("MultiValueAnswer")}' is '{text}', though ExternalDNS takes its presence as true",
            "true, or no such property"
        );
        return null;
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

    private static LocatedEntry Entry(string key, LocatedNode value) =>
        new(new LocatedScalar(value.Location, key, ScalarStyle.Quoted), value);
}
