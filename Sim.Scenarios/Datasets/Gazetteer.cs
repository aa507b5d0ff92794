using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Sim.Core.Network;
using Sim.Core.Quantities;

namespace Sim.Scenarios.Datasets;

/// <summary>Finds a place by its name.</summary>
/// <remarks>
/// A code is one of: <c>latitude,longitude</c> in degrees; <c>gcp:</c>, <c>aws:</c> or <c>azure:</c> and a region; the
/// IATA code of a metro; the id of a corridor node (mostly the IATA code of a city, such as PAR); the name of a region
/// alone. Case is free. A scenario takes codes only (<see cref="TryLocate"/>); measurements, which others have written,
/// may name cities as well (<see cref="Find"/>).
/// </remarks>
public sealed class Gazetteer
{
    /// <summary>What <see cref="TryLocate"/> accepts, for messages.</summary>
    public const string Expectation = "a metro such as PAR or CDG, a region such as gcp:europe-west1, or 48.9,2.35";

    /// <summary>What <see cref="Find"/> accepts, for messages.</summary>
    public const string WideExpectation =
        "a region such as gcp:europe-west1, a city, a metro such as CDG, or coordinates such as 48.9;2.35";

    // A corridor node lies in the metro whose center is this near, and two places of one name are the same.
    private const double SameMetroKilometers = 50;

    // By code, and by folded name of a city; the first of a list is the one that goes before the others.
    private readonly Dictionary<string, List<Place>> _codes = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<Place>> _cities = new(StringComparer.Ordinal);
    private readonly List<string> _codeNames = [];
    private readonly List<string> _cityNames = [];
    private readonly IReadOnlyList<Metro> _metros;

    /// <param name="areas">Cities of large countries; those that are a subdivision have no point of their own and are
    /// left out.</param>
    public Gazetteer(
        IReadOnlyList<Metro> metros,
        IReadOnlyList<CorridorNode> nodes,
        IReadOnlyList<CloudRegion> regions,
        IReadOnlyList<CountryArea> areas
    )
    {
        _metros = metros;
        foreach (Metro metro in metros)
        {
            Place place = new(metro.Iata, metro.Center, metro.City, metro.Country);
            AddCode(metro.Iata, place);
            AddCity(metro.City, place);
        }
        foreach (CorridorNode node in nodes)
        {
            Metro? metro = metros.FirstOrDefault(m => m.Center.KilometersTo(node.Location) < SameMetroKilometers);
            AddCode(node.Id, new Place(node.Id, node.Location, metro?.City, metro?.Country));
        }
        foreach (CloudRegion region in regions.OrderBy(region => region.Provider))
        {
            string code = region.Provider.ToString().ToLowerInvariant() + ":" + region.Name;
            Place place = new(code, region.Location, region.Town, region.Country);
            AddCode(code, place);
            AddCode(region.Name, place);
            AddCity(region.Town, place);
        }
        foreach (CountryArea area in areas.Where(area => area.Subdivision is null))
        {
            AddCity(area.Name, new Place(area.Name, area.Center, area.Name, area.Country));
        }
    }

    /// <summary>Takes a code; where several places have it the first: metro, node, Google Cloud, AWS, Azure.</summary>
    /// <param name="suggestion">For an unknown name the nearest known one, if any is near; for the name of a city its
    /// code.</param>
    public bool TryLocate(string text, [NotNullWhen(true)] out Place? place, out string? suggestion)
    {
        string name = text.Trim();
        suggestion = null;
        place = _codes.TryGetValue(name, out List<Place>? named) ? named[0] : PlaceAt(name, ',');
        if (place is null)
        {
            Metro? city = _metros.FirstOrDefault(metro => metro.City.Equals(name, StringComparison.OrdinalIgnoreCase));
            suggestion = city?.Iata ?? NearestWord.To(name, _codeNames);
        }
        return place is not null;
    }

    /// <summary>
    /// Takes a code, the name of a city (accents and punctuation are free), the display name of an Azure region (West
    /// Europe) or coordinates that a semicolon separates. Never chooses between places more than 50 km apart.
    /// </summary>
    public PlaceMatch Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string name = text.Trim();
        if ((PlaceAt(name, ',') ?? PlaceAt(name, ';')) is { } point)
        {
            return new PlaceMatch(point, [], null);
        }
        List<Place> meant = [];
        foreach (string code in name.Contains(' ') ? [name, name.Replace(" ", "")] : (string[])[name])
        {
            meant.AddRange(_codes.GetValueOrDefault(code) ?? []);
        }
        meant.AddRange(_cities.GetValueOrDefault(CityName.Fold(name)) ?? []);
        if (meant.Count == 0)
        {
            return new PlaceMatch(null, [], NearestName(name));
        }
        bool isOne = meant.TrueForAll(place => place.Point.KilometersTo(meant[0].Point) < SameMetroKilometers);
        return isOne
            ? new PlaceMatch(meant[0], [], null)
            : new PlaceMatch(null, [.. meant.DistinctBy(place => place.Code)], null);
    }

    /// <summary>The nearest code or city; otherwise a city that begins with the name.</summary>
    private string? NearestName(string name) =>
        NearestWord.To(name, _codeNames.Concat(_cityNames))
        ?? _cityNames.Find(city => name.Length > 2 && city.StartsWith(name, StringComparison.OrdinalIgnoreCase));

    private static Place? PlaceAt(string text, char separator)
    {
        const NumberStyles Plain =
            NumberStyles.AllowLeadingSign
            | NumberStyles.AllowDecimalPoint
            | NumberStyles.AllowLeadingWhite
            | NumberStyles.AllowTrailingWhite;
        string[] parts = text.Split(separator);
        return
            parts.Length == 2
            && double.TryParse(parts[0], Plain, CultureInfo.InvariantCulture, out double latitude)
            && double.TryParse(parts[1], Plain, CultureInfo.InvariantCulture, out double longitude)
            && Math.Abs(latitude) <= 90
            && Math.Abs(longitude) <= 180
            ? new Place(text, new GeoPoint(latitude, longitude), null, null)
            : null;
    }

    private void AddCode(string name, Place place)
    {
        if (_codes.TryAdd(name, [place]))
        {
            _codeNames.Add(name);
        }
        else
        {
            _codes[name].Add(place);
        }
    }

    private void AddCity(string name, Place place)
    {
        string folded = CityName.Fold(name);
        if (_cities.TryAdd(folded, [place]))
        {
            _cityNames.Add(name);
        }
        else
        {
            _cities[folded].Add(place);
        }
    }
}
