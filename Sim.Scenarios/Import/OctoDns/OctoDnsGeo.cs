using Sim.Core.Routing.Dns;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Import.OctoDns;

/// <summary>Geo codes of octoDNS: continent, continent-country or continent-country-subdivision.</summary>
/// <remarks>
/// Source: octoDNS, "Dynamic Record Support", "Geo Codes". Route 53 takes the country alone, so a country under another
/// continent than in the table here is only a warning: atlases differ.
/// </remarks>
internal static class OctoDnsGeo
{
    private static readonly string[] s_continents = ["AF", "AN", "AS", "EU", "NA", "OC", "SA"];

    private const string Expected = "continent, continent-country or continent-country-subdivision, such as NA-US-CA";

    /// <summary>Reports what is wrong with a code.</summary>
    public static void Check(LocatedScalar item, ImportNotes notes)
    {
        string[] parts = item.Text.Split('-');
        string? continent = parts.Length > 1 ? OctoDnsCountries.Continents.GetValueOrDefault(parts[1]) : null;
        if (parts.Length > 3 || parts.Any(part => part.Length is 0 or > 3 || !part.All(char.IsAsciiLetterOrDigit)))
        {
            Refuse(item, "is no geo code", notes);
        }
        else if (!s_continents.Contains(parts[0]))
        {
            Refuse(item, "has an unknown continent", notes, parts);
        }
        else if (parts.Length > 1 && continent is null)
        {
            Refuse(item, "has an unknown country", notes, parts);
        }
        else if (parts.Length == 3 && parts[1] != "US")
        {
            Refuse(item, "names a subdivision, which Route 53 takes from octoDNS for the US alone", notes);
        }
        else if (parts.Length == 3 && !(parts[2].Length == 2 && parts[2].All(char.IsAsciiLetterUpper)))
        {
            Refuse(item, "has an unknown subdivision", notes);
        }
        else if (continent is not null && continent != parts[0])
        {
            notes.Harmless(
                item.Location,
                "continent-mismatch",
                $"'{item.Text}': {parts[1]} is listed in {continent} here; Route 53 takes the country alone"
            );
        }
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

    /// <summary>
    /// The code of the country that is meant when only the continent is wrong, else of a near spelling.
    /// </summary>
    private static string? Nearest(string code, string[] parts)
    {
        bool isContinent = parts.Length == 1;
        if (isContinent && OctoDnsCountries.Continents.TryGetValue(code.ToUpperInvariant(), out string? continent))
        {
            return $"{continent}-{code.ToUpperInvariant()}";
        }
        IEnumerable<string> codes = OctoDnsCountries.Continents.Select(country => $"{country.Value}-{country.Key}");
        return NearestWord.To(string.Join('-', parts.Take(2)), isContinent ? s_continents : codes);
    }

    /// <param name="parts">The parts of the code when a near one may be meant.</param>
    private static void Refuse(LocatedScalar item, string why, ImportNotes notes, string[]? parts = null)
    {
        // The search is not free, and a full list keeps nothing more.
        string? suggestion = parts is null || notes.Diagnostics.IsFull ? null : Nearest(item.Text, parts);
        notes.Error(item.Location, "unknown-geo", $"'{item.Text}' {why}", Expected, suggestion);
    }
}
