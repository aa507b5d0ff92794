using Sim.Core.Quantities;

namespace Sim.Scenarios.Datasets;

/// <summary>
/// A part of a large country that has its own latency, local time and, in the US, geolocation records.
/// </summary>
/// <param name="Country">ISO 3166 alpha-2.</param>
/// <param name="Code">Unique within the country: the state, or the code of the city.</param>
/// <param name="Subdivision">As Route 53 knows it, such as CA for California; null outside the US.</param>
/// <param name="Center">Where its people live in the mean.</param>
/// <param name="Population">Persons; the country's demand is divided in this proportion.</param>
/// <param name="TimeZone">IANA name.</param>
public sealed record CountryArea(
    string Country,
    string Code,
    string? Subdivision,
    string Name,
    GeoPoint Center,
    long Population,
    string TimeZone
);
