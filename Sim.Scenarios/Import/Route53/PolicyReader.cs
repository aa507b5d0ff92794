using Sim.Core.Quantities;
using Sim.Core.Routing.Dns;

namespace Sim.Scenarios.Import.Route53;

/// <summary>Reads the one routing policy of a record set.</summary>
internal static class PolicyReader
{
    private static readonly string[] s_keys =
    [
        "Weight",
        "Region",
        "Failover",
        "GeoLocation",
        "MultiValueAnswer",
        "GeoProximityLocation",
        "CidrRoutingConfig",
    ];

    /// <summary>Source: Route 53 API Reference, GeoLocation.</summary>
    private static readonly Dictionary<string, string> s_continents = new(StringComparer.OrdinalIgnoreCase)
    {
        ["AF"] = "AF",
        ["AN"] = "AN",
        ["AS"] = "AS",
        ["EU"] = "EU",
        ["NA"] = "NA",
        ["OC"] = "OC",
        ["SA"] = "SA",
    };

    /// <summary>Null when the policy is refused, which is reported.</summary>
    public static RoutingPolicy? Read(Fields record, ImportNotes notes)
    {
        string? present = null;
        foreach (string key in s_keys)
        {
            // "MultiValueAnswer": false is how some tools write that there is none.
            if (!record.Has(key) || (key == "MultiValueAnswer" && record.Flag(key) == false))
            {
                continue;
            }
            if (present is not null)
            {
                notes.Error(
                    record.At(key),
                    "several-policies",
                    $"a record set has one routing policy, this one has {present} and {key}"
                );
                return null;
            }
            present = key;
        }
        return present switch
        {
            null => new SimpleRouting(),
            "Weight" => record.Integer("Weight", 0, 255) is { } weight ? new WeightedRouting(weight) : null,
            "Region" => record.Text("Region") is { } region ? new LatencyRouting(region) : null,
            "Failover" => record.Word("Failover", Words.FailoverRoles) is { } role ? new FailoverRouting(role) : null,
            "MultiValueAnswer" => new MultivalueRouting(),
            "GeoLocation" => Inside(record, "GeoLocation", area => ReadArea(area, notes)),
            "GeoProximityLocation" => Inside(record, "GeoProximityLocation", place => ReadPlace(place, notes)),
            _ => Inside(record, "CidrRoutingConfig", ReadBlocks),
        };
    }

    private static RoutingPolicy? Inside(Fields record, string key, Func<Fields, RoutingPolicy?> read)
    {
        Fields? inside = record.Object(key);
        RoutingPolicy? policy = inside is null ? null : read(inside);
        inside?.ReportUnknown();
        return policy;
    }

    internal static GeolocationRouting? ReadArea(Fields area, ImportNotes notes)
    {
        string? continent = area.Text("ContinentCode");
        string? country = area.Text("CountryCode");
        string? subdivision = area.Text("SubdivisionCode");
        if ((continent is null) == (country is null) || (continent is not null && subdivision is not null))
        {
            notes.Error(
                area.Location,
                "ambiguous-area",
                "a location is a continent, or a country, or a country with a subdivision",
                $"{area.Name("ContinentCode")} or {area.Name("CountryCode")}"
            );
            return null;
        }
        if (continent is not null)
        {
            return s_continents.TryGetValue(continent, out string? code)
                ? new GeolocationRouting(Upper(area, "ContinentCode", continent, notes), null)
                : Refuse("ContinentCode", continent, "one of " + string.Join(", ", s_continents.Keys));
        }
        if (country != GeolocationRouting.AnyCountry && !(country!.Length == 2 && country.All(char.IsAsciiLetter)))
        {
            return Refuse("CountryCode", country, "two letters of ISO 3166-1, or * for the default");
        }
        if (
            subdivision is not null
            && (
                country == GeolocationRouting.AnyCountry
                || subdivision.Length > 3
                || !subdivision.All(char.IsAsciiLetterOrDigit)
            )
        )
        {
            return Refuse("SubdivisionCode", subdivision, "one to three characters beside a CountryCode");
        }
        return new GeolocationRouting(
            null,
            Upper(area, "CountryCode", country, notes),
            subdivision is null ? null : Upper(area, "SubdivisionCode", subdivision, notes)
        );

        GeolocationRouting? Refuse(string key, string text, string expected)
        {
            notes.Error(area.At(key), "unknown-code", $"'{area.Name(key)}' is '{text}'", expected, Meant(area, text));
            return null;
        }
    }

    /// <summary>The keys that say what octoDNS and others write as one code, NA-US-CA.</summary>
    private static string? Meant(Fields area, string text)
    {
        string[] parts = text.ToUpperInvariant().Split('-');
        return
            parts.Length is 2 or 3
            && s_continents.ContainsKey(parts[0])
            && parts.Skip(1).All(part => part.Length is 2 or 3 && part.All(char.IsAsciiLetterOrDigit))
            ? $"{area.Name("CountryCode")} {parts[1]}"
                + (parts.Length == 3 ? $" and {area.Name("SubdivisionCode")} {parts[2]}" : "")
            : null;
    }

    private static string Upper(Fields area, string key, string code, ImportNotes notes)
    {
        string upper = code.ToUpperInvariant();
        if (upper != code)
        {
            notes.Harmless(area.At(key), "lower-case-code", $"'{area.Name(key)}' is not in upper case");
        }
        return upper;
    }

    internal static GeoproximityRouting? ReadPlace(Fields place, ImportNotes notes)
    {
        string? region = place.Text("AWSRegion");
        string? localZone = place.Text("LocalZoneGroup");
        Fields? coordinates = place.Object("Coordinates");
        int? bias = place.Has("Bias") ? place.Integer("Bias", -99, 99) : 0;
        GeoPoint? point = null;
        if (coordinates is not null)
        {
            double? latitude = ReadCoordinate(coordinates, "Latitude", 90);
            double? longitude = ReadCoordinate(coordinates, "Longitude", 180);
            coordinates.ReportUnknown();
            if (latitude is null || longitude is null)
            {
                return null;
            }
            point = new GeoPoint(latitude.Value, longitude.Value);
        }
        int places = (region is null ? 0 : 1) + (localZone is null ? 0 : 1) + (point is null ? 0 : 1);
        if (places != 1)
        {
            notes.Error(
                place.Location,
                "ambiguous-place",
                "a place is exactly one of region, local zone group and coordinates",
                $"{place.Name("AWSRegion")}, {place.Name("LocalZoneGroup")} or {place.Name("Coordinates")}"
            );
            return null;
        }
        return bias is { } known ? new GeoproximityRouting(region, localZone, point, known) : null;
    }

    /// <summary>The API writes coordinates as text, so a number in quotes is no oddity.</summary>
    internal static double? ReadCoordinate(Fields coordinates, string key, double most)
    {
        if (!coordinates.Has(key))
        {
            coordinates.Missing(key);
        }
        return coordinates.Number(key, -most, most);
    }

    internal static IpBasedRouting? ReadBlocks(Fields blocks)
    {
        string? collection = blocks.RequiredText("CollectionId");
        string? location = blocks.RequiredText("LocationName");
        return collection is null || location is null ? null : new IpBasedRouting(collection, location);
    }
}
