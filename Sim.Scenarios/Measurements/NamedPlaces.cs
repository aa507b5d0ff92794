using Sim.Scenarios.Datasets;

namespace Sim.Scenarios.Measurements;

/// <summary>The places that a file names; remembers those that no table knows.</summary>
internal sealed class NamedPlaces(Gazetteer gazetteer)
{
    private readonly Dictionary<string, PlaceMatch> _matches = new(StringComparer.Ordinal);
    private readonly List<UnknownPlace> _unknown = [];

    // The last row that counted for each of the unknown.
    private readonly List<int> _lastLine = [];

    public IReadOnlyList<UnknownPlace> Unknown => _unknown;

    /// <summary>Null for a name that is empty or means several places, which is reported, and for an unknown
    /// one.</summary>
    public Place? Find(TableRow row, string column)
    {
        string name = row.Text(column);
        if (name.Length == 0)
        {
            return null;
        }
        bool isNew = !_matches.TryGetValue(name, out PlaceMatch? match);
        if (isNew)
        {
            match = gazetteer.Find(name);
            _matches.Add(name, match);
        }
        if (match!.Choices.Count > 0 && isNew)
        {
            row.Error(
                column,
                "ambiguous-place",
                $"'{name}' may mean several places",
                "one of " + string.Join(", ", match.Choices.Select(place => place.Code))
            );
        }
        if (match.Place is null && match.Choices.Count == 0)
        {
            Note(name, match.Suggestion, row, column);
        }
        return match.Place;
    }

    private void Note(string name, string? suggestion, TableRow row, string column)
    {
        int at = _unknown.FindIndex(unknown => unknown.Name == name);
        if (at < 0)
        {
            _unknown.Add(new UnknownPlace(name, suggestion, 1, row.PlaceOf(column)));
            _lastLine.Add(row.Line);
        }
        else if (_lastLine[at] != row.Line)
        {
            _unknown[at] = _unknown[at] with { Rows = _unknown[at].Rows + 1 };
            _lastLine[at] = row.Line;
        }
    }
}
