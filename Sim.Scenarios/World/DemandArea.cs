using Sim.Core.Quantities;
using Sim.Scenarios.Datasets;

namespace Sim.Scenarios.World;

/// <summary>Users of one place: a country, or a part of a large one.</summary>
/// <param name="Country">The country.</param>
/// <param name="Area">The part; null: all of it.</param>
/// <param name="ShareOfAll">Its requests of a day over those of all places, 0 to 1.</param>
/// <param name="ShareOfCountry">Its part of the country's users, 0 to 1.</param>
internal sealed record DemandArea(Country Country, CountryArea? Area, Ratio ShareOfAll, double ShareOfCountry)
{
    /// <summary><c>FR</c>, <c>US-CA</c>.</summary>
    public string Name => Area is null ? Country.Iso2 : $"{Country.Iso2}-{Area.Code}";

    public GeoPoint Center => Area?.Center ?? Country.Center;

    public string TimeZone => Area?.TimeZone ?? Country.TimeZone;

    /// <summary>Internet users who live there.</summary>
    public double Users => Country.InternetUsers * ShareOfCountry;
}
