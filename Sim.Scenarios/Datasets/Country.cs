using Sim.Core.Quantities;

namespace Sim.Scenarios.Datasets;

/// <summary>A country or territory with its users.</summary>
/// <param name="Iso2">ISO 3166 alpha-2, upper case.</param>
/// <param name="Continent">AF, AN, AS, EU, NA, OC or SA.</param>
/// <param name="Center">Population-weighted center of the larger towns.</param>
/// <param name="Population">Persons.</param>
/// <param name="InternetShare">Share of the population that uses the Internet; null where it is not known.</param>
/// <param name="InternetUsers">Persons; 0 where it is not known: the country then takes part only through a given
/// audience.</param>
/// <param name="TimeZone">IANA name of the main time zone.</param>
public sealed record Country(
    string Iso2,
    string Name,
    string Continent,
    GeoPoint Center,
    long Population,
    Ratio? InternetShare,
    long InternetUsers,
    string TimeZone
);
