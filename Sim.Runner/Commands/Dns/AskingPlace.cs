using Sim.Core.Quantities;
using Sim.Scenarios.Datasets;

namespace Sim.Runner.Commands.Dns;

/// <summary>Where a client is.</summary>
/// <param name="PointInWords">What <paramref name="Point"/> is the point of.</param>
/// <param name="Notes">What follows from the options, or was taken for granted.</param>
internal sealed record AskingPlace(
    string? Continent,
    string? Country,
    string? Subdivision,
    GeoPoint? Point,
    string? PointInWords,
    IReadOnlyList<string> Notes
)
{
    public static AskingPlace Unknown { get; } = new(null, null, null, null, null, []);

    /// <summary>Null for a country that is not known.</summary>
    public static GeoPoint? CenterOf(string? country) =>
        BuiltinDatasets.Countries.FirstOrDefault(one => one.Iso2 == country)?.Center;
}
