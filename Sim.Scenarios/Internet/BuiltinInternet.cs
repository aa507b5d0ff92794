using Sim.Core.Quantities;
using Sim.Core.Routing.Bgp.Synthesis;
using Sim.Scenarios.Datasets;

namespace Sim.Scenarios.Internet;

/// <summary>The countries and metros of <c>data/</c> as the places of a synthetic Internet.</summary>
/// <remarks>
/// A country has networks in proportion to the power 0.75 of its users (an assumption: large countries have fewer
/// networks for a user), in equal parts at its metros. A country without a metro in the table gets one at the center of
/// its population, named by the code of the country, without an exchange point.
/// </remarks>
public static class BuiltinInternet
{
    /// <summary>The fewest networks: 50. Below, there is no hierarchy to speak of.</summary>
    public const int FewestNetworks = 50;

    private const double UsersExponent = 0.75;

    // Small graphs have only the countries with the most users, so that there is more than eyeball networks.
    private const int NetworksPerCountry = 8;
    private const int NetworksPerTier1 = 15;

    /// <summary>A specification over the countries of the package.</summary>
    /// <param name="networks"><see cref="FewestNetworks"/> to <see
    /// cref="SyntheticSpecification.MostNetworks"/>.</param>
    public static SyntheticSpecification Specify(int networks) => Specify(networks, BuiltinDatasets.Countries);

    /// <summary>A specification over a list of countries, such as one with users of the caller's own.</summary>
    /// <inheritdoc cref="Specify(int)"/>
    public static SyntheticSpecification Specify(int networks, IReadOnlyList<Country> countries)
    {
        ArgumentNullException.ThrowIfNull(countries);
        ArgumentOutOfRangeException.ThrowIfLessThan(networks, FewestNetworks);
        Country[] kept =
        [
            .. countries
                .Where(country => country.InternetUsers > 0)
                .OrderByDescending(country => country.InternetUsers)
                .Take(networks / NetworksPerCountry)
                .OrderBy(country => country.Iso2, StringComparer.Ordinal),
        ];
        var specification = new SyntheticSpecification
        {
            NetworkCount = networks,
            Countries = [.. kept.Select(country => new SyntheticCountry(country.Iso2, country.InternetUsers))],
            Metros = [.. kept.SelectMany(MetrosOf)],
        };
        return specification with { Tier1Count = Math.Clamp(networks / NetworksPerTier1, 3, specification.Tier1Count) };
    }

    private static IEnumerable<SyntheticMetro> MetrosOf(Country country)
    {
        double weight = DeterministicMath.Pow(country.InternetUsers, UsersExponent);
        Metro[] metros = [.. BuiltinDatasets.Metros.Where(metro => metro.Country == country.Iso2)];
        return metros.Length == 0
            ? [new SyntheticMetro(country.Iso2, country.Iso2, country.Center, weight, HasExchange: false)]
            : metros.Select(metro => new SyntheticMetro(
                metro.Iata,
                country.Iso2,
                metro.Center,
                weight / metros.Length
            ));
    }
}
