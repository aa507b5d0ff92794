using Sim.Core.Routing.Dns;
using Sim.Scenarios.Datasets;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Import.OctoDns;

/// <summary>Geo codes of octoDNS: continent, continent-country or continent-country-subdivision.</summary>
/// <remarks>
/// Source: octoDNS, "Dynamic Record Support", "Geo Codes". Route 53 takes the country alone, so a country under another
/// continent than in the table here is only a warning: atlases differ about Turkey and Cyprus.
/// </remarks>
internal static class OctoDnsGeo
{
    private static readonly string[] s_continents = ["AF", "AN", "AS", "EU", "NA", "OC", "SA"];

    private const string Expected = "continent, continent-country or continent-country-subdivision, such as NA-US-CA";

    /// <summary>Reports what is wrong with a code.</summary>
    public static bool Check(LocatedScalar item, ImportNotes notes)
    {
        string[] parts = item.Text.Split('-');
        if (parts.Length > 3 || parts.Any(part => part.Length is 0 or > 3 || !part.All(char.IsAsciiLetterOrDigit)))
        {
            return Refuse(item, "is no geo code", null, notes);
        }
        if (!s_continents.Contains(parts[0]))
        {
            return Refuse(item, "has an unknown continent", parts, notes);
        }
        if (parts.Length == 1)
        {
            return true;
        }
        Country? country = BuiltinDatasets.Countries.FirstOrDefault(c => c.Iso2 == parts[1]);
        if (country is null)
        {
            return Refuse(item, "has an unknown country", parts, notes);
        }
        if (country.Continent != parts[0])
        {
            notes.Harmless(
                item.Location,
                "continent-mismatch",
                $"'{item.Text}': {country.Name} is listed in {country.Continent} here; Route 53 takes the country alone"
            );
        }
        if (parts.Length == 3 && parts[1] != "US")
        {
            return Refuse(item, "names a subdivision that Route 53 does not tell apart", null, notes);
        }
        return parts.Length < 3
            || (parts[2].Length == 2 && parts[2].All(char.IsAsciiLetterUpper))
            || Refuse(item, "has an unknown subdivision", null, notes);
    }

    public static GeolocationRouting Routing(string code) =>
        code.Split('-') switch
        {
            [_, var country, var subdivision] => new GeolocationRouting(null, country, subdivision),
            [_, var country] => new GeolocationRouting(null, country),
            _ => new GeolocationRouting(code, null),
        };

    /// <summary>The areas that contain an area.</summary>
    public static IEnumerable<string> Around(string code)
    {
        for (int end = code.LastIndexOf('-'); end > 0; end = code.LastIndexOf('-', end - 1))
        {
            yield return code[..end];
        }
    }

    /// <summary>The code of the country that is meant when only the continent is wrong, else of a near spelling.</summary>
    private static string? Nearest(string code, string[] parts)
    {
        string word = parts.Length == 1 ? code : string.Join('-', parts.Take(2));
        IEnumerable<string> codes = BuiltinDatasets.Countries.Select(c => $"{c.Continent}-{c.Iso2}");
        string? bare = BuiltinDatasets
            .Countries.Where(c => parts.Length == 1 && c.Iso2.Equals(code, StringComparison.OrdinalIgnoreCase))
            .Select(c => $"{c.Continent}-{c.Iso2}")
            .FirstOrDefault();
        return bare ?? NearestWord.To(word, parts.Length == 1 ? s_continents : codes);
    }

    private static bool Refuse(LocatedScalar item, string why, string[]? parts, ImportNotes notes)
    {
        // The search is not free, and a full list keeps nothing more.
        string? suggestion = parts is null || notes.Diagnostics.IsFull ? null : Nearest(item.Text, parts);
        notes.Error(item.Location, "unknown-geo", $"'{item.Text}' {why}", Expected, suggestion);
        return false;
    }
}
