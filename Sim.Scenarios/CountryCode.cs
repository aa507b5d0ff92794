using Sim.Scenarios.Datasets;

namespace Sim.Scenarios;

/// <summary>The "did you mean" of country codes (ISO 3166-1 alpha-2).</summary>
public static class CountryCode
{
    /// <summary>ISO 3166-1 codes of places without residents, which the table of countries leaves out.</summary>
    private static readonly string[] s_withoutResidents = ["BV", "HM", "IO", "TF", "UM"];

    /// <summary>
    /// What people write instead: EU usage and exceptionally reserved codes (EL, UK), codes of languages, and codes of
    /// countries that are no more.
    /// </summary>
    private static readonly Dictionary<string, string> s_mistaken = new(StringComparer.Ordinal)
    {
        ["CS"] = "CZ",
        ["DA"] = "DK",
        ["EL"] = "GR",
        ["EN"] = "GB",
        ["JA"] = "JP",
        ["KO"] = "KR",
        ["UK"] = "GB",
        ["YU"] = "RS",
        ["ZH"] = "CN",
    };

    /// <summary>Whether ISO 3166-1 has the code, in capitals.</summary>
    public static bool Exists(string code) =>
        s_withoutResidents.Contains(code) || BuiltinDatasets.Countries.Any(country => country.Iso2 == code);

    /// <summary>See <see cref="Meant(string, IEnumerable{string})"/>, among all countries.</summary>
    public static string? Meant(string word) => Meant(word, BuiltinDatasets.Countries.Select(country => country.Iso2));

    /// <summary>
    /// The code that is probably meant: the same letters in capitals, or the code that is commonly taken for another.
    /// Null otherwise: of two letters every other code is near.
    /// </summary>
    public static string? Meant(string word, IEnumerable<string> known)
    {
        string upper = word.ToUpperInvariant();
        string meant = s_mistaken.GetValueOrDefault(upper, upper);
        return meant != word && known.Contains(meant) ? meant : null;
    }
}
