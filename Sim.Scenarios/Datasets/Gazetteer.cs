using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Sim.Core.Network;
using Sim.Core.Quantities;

namespace Sim.Scenarios.Datasets;

/// <summary>Finds a place by the name that a scenario gives it.</summary>
/// <remarks>
/// The first that fits: <c>latitude,longitude</c> in degrees; <c>gcp:</c> or <c>aws:</c> and a region; the IATA code of
/// a metro; the id of a corridor node (mostly the IATA code of a city, such as PAR); the name of a region alone, Google
/// Cloud before AWS. Case is free.
/// </remarks>
public sealed class Gazetteer
{
    /// <summary>What <see cref="TryLocate"/> accepts, for messages.</summary>
    public const string Expectation = "a metro such as PAR or CDG, a region such as gcp:europe-west1, or 48.9,2.35";

    // A corridor node lies in the metro whose center is this near.
    private const double SameMetroKilometers = 50;

    private readonly Dictionary<string, Place> _places = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _names = [];
    private readonly IReadOnlyList<Metro> _metros;

    public Gazetteer(IReadOnlyList<Metro> metros, IReadOnlyList<CorridorNode> nodes, IReadOnlyList<CloudRegion> regions)
    {
        _metros = metros;
        foreach (Metro metro in metros)
        {
            Add(metro.Iata, new Place(metro.Iata, metro.Center, metro.City, metro.Country));
        }
        foreach (CorridorNode node in nodes)
        {
            Metro? metro = metros.FirstOrDefault(m => m.Center.KilometersTo(node.Location) < SameMetroKilometers);
            Add(node.Id, new Place(node.Id, node.Location, metro?.City, metro?.Country));
        }
        foreach (CloudRegion region in regions.OrderBy(region => region.Provider))
        {
            string code = (region.Provider == CloudProvider.Gcp ? "gcp:" : "aws:") + region.Name;
            Place place = new(code, region.Location, region.Town, region.Country);
            Add(code, place);
            Add(region.Name, place);
        }
    }

    /// <param name="suggestion">For an unknown name the nearest known one, if any is near; for the name of a city its
    /// code.</param>
    public bool TryLocate(string text, [NotNullWhen(true)] out Place? place, out string? suggestion)
    {
        string name = text.Trim();
        suggestion = null;
        if (_places.TryGetValue(name, out place))
        {
            return true;
        }
        if (TryReadPoint(name, out GeoPoint point))
        {
            place = new Place(name, point, null, null);
            return true;
        }
        Metro? city = _metros.FirstOrDefault(metro => metro.City.Equals(name, StringComparison.OrdinalIgnoreCase));
        suggestion = city?.Iata ?? NearestWord.To(name, _names);
        return false;
    }

    private static bool TryReadPoint(string text, out GeoPoint point)
    {
        const NumberStyles Plain =
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite;
        point = default;
        string[] parts = text.Split(',');
        if (
            parts.Length != 2
            || !double.TryParse(parts[0], Plain, CultureInfo.InvariantCulture, out double latitude)
            || !double.TryParse(parts[1], Plain, CultureInfo.InvariantCulture, out double longitude)
            || !(Math.Abs(latitude) <= 90 && Math.Abs(longitude) <= 180)
        )
        {
            return false;
        }
        point = new GeoPoint(latitude, longitude);
        return true;
    }

    private void Add(string name, Place place)
    {
        if (_places.TryAdd(name, place))
        {
            _names.Add(name);
        }
    }
}
