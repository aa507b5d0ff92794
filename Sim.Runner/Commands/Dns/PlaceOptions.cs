using System.CommandLine;
using Sim.Runner.Output;
using Sim.Scenarios;
using Sim.Scenarios.Datasets;

namespace Sim.Runner.Commands.Dns;

/// <summary>The options that say where a client is, by codes.</summary>
internal sealed class PlaceOptions
{
    private static readonly string[] s_continents = ["AF", "AN", "AS", "EU", "NA", "OC", "SA"];

    /// <summary>Countries on two continents: which of them Route 53 takes is not documented.</summary>
    private static readonly string[] s_onTwoContinents = ["AM", "AZ", "CY", "EG", "GE", "ID", "KZ", "RU", "TR"];

    private readonly Option<string?> _country = new("--country")
    {
        Description = "Country of the client, ISO 3166-1 alpha-2; implies the continent",
    };

    private readonly Option<string?> _continent = new("--continent")
    {
        Description = "Continent of the client: " + string.Join(", ", s_continents),
    };

    private readonly Option<string?> _subdivision = new("--subdivision")
    {
        Description = "State of the client in the US, such as CA; Route 53 knows those of the US and of Ukraine only",
    };

    public IReadOnlyList<Option> All => [_country, _continent, _subdivision];

    public AskingPlace Read(ParseResult parsed, List<string> mistakes)
    {
        List<string> notes = [];
        string? subdivision = parsed.GetValue(_subdivision)?.ToUpperInvariant();
        Country? country = ReadCountry(parsed, subdivision, mistakes, notes, out string? code);
        string? continent = ReadContinent(parsed, country, mistakes, notes);
        return new AskingPlace(
            continent,
            code,
            ReadSubdivision(subdivision, code, mistakes, notes),
            country?.Center,
            country is null ? null : $"the center of {country.Iso2}",
            notes
        );
    }

    private Country? ReadCountry(
        ParseResult parsed,
        string? subdivision,
        List<string> mistakes,
        List<string> notes,
        out string? code
    )
    {
        string? text = parsed.GetValue(_country);
        code = text?.ToUpperInvariant();
        if (code is null && UnitedStates.Has(subdivision))
        {
            code = UnitedStates.Code;
            notes.Add($"{subdivision} is taken for the state of the US");
        }
        string? wanted = code;
        Country? country = BuiltinDatasets.Countries.FirstOrDefault(one => one.Iso2 == wanted);
        if (code is not null && !CountryCode.Exists(code))
        {
            string? meant = CountryCode.Meant(code);
            mistakes.Add(
                $"--country '{VisibleText.Of(text!)}' is no code of ISO 3166-1 alpha-2."
                    + Suggestion.Of(meant ?? CodeOf(text!))
            );
        }
        return country;
    }

    private static string? CodeOf(string name) =>
        BuiltinDatasets
            .Countries.FirstOrDefault(one => one.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?.Iso2;

    private string? ReadContinent(ParseResult parsed, Country? country, List<string> mistakes, List<string> notes)
    {
        string? text = parsed.GetValue(_continent);
        string? code = text?.ToUpperInvariant();
        if (code is not null && !s_continents.Contains(code))
        {
            mistakes.Add($"--continent '{VisibleText.Of(text!)}' is not one of {string.Join(", ", s_continents)}.");
        }
        else if (code is not null && country is not null && code != country.Continent)
        {
            if (s_onTwoContinents.Contains(country.Iso2))
            {
                notes.Add($"{country.Iso2} is on two continents: {code} as stated, {country.Continent} in the table");
            }
            else
            {
                mistakes.Add($"--country {country.Iso2} is on the continent {country.Continent}, not on {code}.");
            }
        }
        return code ?? country?.Continent;
    }

    private static string? ReadSubdivision(
        string? subdivision,
        string? country,
        List<string> mistakes,
        List<string> notes
    )
    {
        if (subdivision is null)
        {
            return null;
        }
        string code =
            country is not null && subdivision.StartsWith(country + "-", StringComparison.Ordinal)
                ? subdivision[(country.Length + 1)..]
                : subdivision;
        if (country is null)
        {
            mistakes.Add(
                $"--subdivision '{VisibleText.Of(subdivision)}' needs the country it belongs to: --country US."
            );
        }
        else if (country == UnitedStates.Code && !UnitedStates.Has(code))
        {
            mistakes.Add(
                $"--subdivision '{VisibleText.Of(subdivision)}' is no state of the US in ISO 3166-2, such as CA."
            );
        }
        else if (country is not (UnitedStates.Code or "UA"))
        {
            notes.Add($"Route 53 looks at the subdivisions of US and UA only, so not at {country}-{code}");
        }
        return code;
    }
}
