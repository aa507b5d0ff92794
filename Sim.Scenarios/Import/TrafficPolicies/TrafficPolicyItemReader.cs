using Sim.Core.Quantities;
using Sim.Core.Routing.Dns;
using Sim.Scenarios.Import.Route53;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Import.TrafficPolicies;

/// <summary>Reads one item of a rule.</summary>
internal static class TrafficPolicyItemReader
{
    private static readonly Dictionary<string, string> s_areaNames = new(StringComparer.Ordinal)
    {
        ["ContinentCode"] = "Continent",
        ["CountryCode"] = "Country",
        ["SubdivisionCode"] = "Subdivision",
    };

    private static readonly string[] s_placeTypes = ["Region", "LocalZone", "Coordinate"];

    /// <summary>Null when it is refused, which is reported.</summary>
    public static TrafficPolicyItem? Read(
        string ruleKind,
        RoutingPolicy? role,
        LocatedMapping mapping,
        ImportNotes notes
    )
    {
        var item = new Fields(mapping, notes, ruleKind == TrafficPolicyWords.Geo ? s_areaNames : null);
        TrafficPolicyReference? target = ReadTarget(item, "EndpointReference", "RuleReference", notes);
        bool? evaluate = ReadFlag(item, "EvaluateTargetHealth", notes);
        string? check = item.Text("HealthCheck");
        RoutingPolicy? policy = ruleKind switch
        {
            TrafficPolicyWords.Failover => role,
            TrafficPolicyWords.Geo => ReadArea(item, notes),
            TrafficPolicyWords.Geoproximity => ReadPlace(item, notes),
            TrafficPolicyWords.Latency => item.RequiredText("Region") is { } region ? new LatencyRouting(region) : null,
            TrafficPolicyWords.Multivalue => new MultivalueRouting(),
            _ => ReadWeight(item, notes),
        };
        item.ReportUnknown();
        return target is null || policy is null
            ? null
            : new TrafficPolicyItem(target, policy, evaluate, check, new Place(mapping.Location));
    }

    /// <summary>The one reference of two keys.</summary>
    public static TrafficPolicyReference? ReadTarget(
        Fields fields,
        string endpointKey,
        string ruleKey,
        ImportNotes notes
    )
    {
        string? endpoint = fields.Text(endpointKey);
        string? rule = fields.Text(ruleKey);
        if ((endpoint is null) == (rule is null))
        {
            notes.Error(
                fields.Location,
                endpoint is null ? "no-target" : "several-targets",
                endpoint is null ? "this leads nowhere" : "this leads to an endpoint and to a rule",
                $"either {endpointKey} or {ruleKey}"
            );
            return null;
        }
        return new TrafficPolicyReference(endpoint ?? rule!, rule is not null);
    }

    /// <summary>The format writes truth values as text and as truth values: both are no oddity.</summary>
    private static bool? ReadFlag(Fields fields, string key, ImportNotes notes)
    {
        if (fields.Scalar(key) is not { } scalar || scalar.Text.Length == 0)
        {
            return null;
        }
        if (bool.TryParse(scalar.Text, out bool value))
        {
            return value;
        }
        notes.Error(scalar.Location, "not-a-flag", $"'{key}' is '{scalar.Text}'", "true or false");
        return null;
    }

    /// <summary>As for truth values.</summary>
    private static int? ReadInteger(Fields fields, string key, int least, int most) =>
        fields.Integer(key, least, most, quotesAreFine: true);

    private static WeightedRouting? ReadWeight(Fields item, ImportNotes notes)
    {
        if (!item.Has("Weight"))
        {
            item.Missing("Weight");
        }
        return ReadInteger(item, "Weight", 0, 255) is { } weight ? new WeightedRouting(weight) : null;
    }

    private static GeolocationRouting? ReadArea(Fields item, ImportNotes notes)
    {
        bool isDefault = ReadFlag(item, "IsDefault", notes) ?? false;
        if (!isDefault)
        {
            return PolicyReader.ReadArea(item, notes);
        }
        foreach (
            string key in s_areaNames.Keys.Where(key => item.Text(key) is not (null or GeolocationRouting.AnyCountry))
        )
        {
            notes.Error(item.At(key), "ambiguous-area", "the default location has no area of its own");
        }
        return new GeolocationRouting(null, GeolocationRouting.AnyCountry);
    }

    private static GeoproximityRouting? ReadPlace(Fields item, ImportNotes notes)
    {
        int? bias = item.Has("Bias") ? ReadInteger(item, "Bias", -99, 99) : 0;
        string? region = item.Text("Region");
        bool hasPoint = item.Has("Latitude") || item.Has("Longitude");
        Fields? location = item.Object("Location");
        int places = (region is null ? 0 : 1) + (hasPoint ? 1 : 0) + (location is null ? 0 : 1);
        if (places != 1)
        {
            notes.Error(
                item.Location,
                "ambiguous-place",
                "a location of a geoproximity rule is exactly one place",
                "Region, Latitude with Longitude, or Location"
            );
            return null;
        }
        if (bias is not { } known)
        {
            return null;
        }
        return location is not null ? ReadLocation(location, known, notes)
            : hasPoint ? ReadPoint(item, known)
            : ReadRegion(item, "Region", region!, known, notes);
    }

    private static GeoproximityRouting? ReadLocation(Fields location, int bias, ImportNotes notes)
    {
        string? type = location.RequiredText("Type");
        GeoproximityRouting? place = null;
        switch (type)
        {
            case null:
                break;
            case "Region":
                place = location.RequiredText("LocationName") is { } region
                    ? ReadRegion(location, "LocationName", region, bias, notes)
                    : null;
                break;
            case "LocalZone":
                place = location.RequiredText("LocationName") is { } zone
                    ? ReadLocalZone(location, zone, bias, notes)
                    : null;
                break;
            case "Coordinate":
                place = ReadPoint(location, bias);
                break;
            default:
                notes.Error(
                    location.At("Type"),
                    "unknown-word",
                    $"'Type' is '{type}'",
                    "one of " + string.Join(", ", s_placeTypes),
                    NearestWord.To(type, s_placeTypes)
                );
                break;
        }
        location.ReportUnknown();
        return place;
    }

    private static GeoproximityRouting? ReadPoint(Fields fields, int bias) =>
        PolicyReader.ReadCoordinate(fields, "Latitude", 90) is { } latitude
        && PolicyReader.ReadCoordinate(fields, "Longitude", 180) is { } longitude
            ? new GeoproximityRouting(null, null, new GeoPoint(latitude, longitude), bias)
            : null;

    private static GeoproximityRouting? ReadRegion(
        Fields fields,
        string key,
        string text,
        int bias,
        ImportNotes notes
    ) =>
        Unprefixed(fields, key, text, "region such as aws:route53:us-east-1", notes) is { } region
            ? new GeoproximityRouting(region, null, null, bias)
            : null;

    private static GeoproximityRouting? ReadLocalZone(Fields fields, string text, int bias, ImportNotes notes) =>
        Unprefixed(fields, "LocationName", text, "local zone such as aws:route53:us-east-1-atl-1a", notes) is { } zone
            ? new GeoproximityRouting(null, TrafficPolicyWords.GroupOf(zone), null, bias)
            : null;

    private static string? Unprefixed(Fields fields, string key, string text, string expected, ImportNotes notes)
    {
        bool hasPrefix = text.StartsWith(TrafficPolicyWords.RegionPrefix, StringComparison.Ordinal);
        string name = hasPrefix ? text[TrafficPolicyWords.RegionPrefix.Length..] : text;
        if (name.Length > 0 && !name.Contains(':', StringComparison.Ordinal))
        {
            return name;
        }
        notes.Error(fields.At(key), "not-a-region", $"'{key}' is '{text}'", "an AWS " + expected);
        return null;
    }
}
