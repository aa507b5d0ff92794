using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Schema.Checks;

/// <summary>
/// A bound scenario, where its values were written, and which of them are placeholders of wrong ones.
/// </summary>
internal sealed class CheckContext
{
    private const int MostListed = 12;

    private readonly LocatedNode _root;
    private readonly IReadOnlySet<string> _unsound;
    private readonly DiagnosticList _diagnostics;

    public CheckContext(Scenario scenario, LocatedNode root, IReadOnlySet<string> unsound, DiagnosticList diagnostics)
    {
        Scenario = scenario;
        _root = root;
        _unsound = unsound;
        _diagnostics = diagnostics;
        SiteIds = IdsOf("sites", scenario.Sites.Select(site => site.Id));
        PoolIds = IdsOf("pools", scenario.Pools.Select(pool => pool.Id));
    }

    public Scenario Scenario { get; }

    /// <summary>Null when one could not be read: it may be the very one that is looked for.</summary>
    public string[]? SiteIds { get; }

    /// <inheritdoc cref="SiteIds"/>
    public string[]? PoolIds { get; }

    public required ScenarioVocabulary Vocabulary { get; init; }

    public required IInputFiles Files { get; init; }

    /// <summary>The folder of the scenario file.</summary>
    public required string Directory { get; init; }

    /// <summary>Reports an error, unless the value at <paramref name="path"/> or around it is a placeholder.</summary>
    public void Error(string path, string code, string message, string? expected = null, string? suggestion = null)
    {
        if (IsSound(path))
        {
            _diagnostics.Error(LocationOf(path), code, message, expected, suggestion);
        }
    }

    /// <inheritdoc cref="Error"/>
    public void Warning(string path, string code, string message)
    {
        if (IsSound(path))
        {
            _diagnostics.Warning(LocationOf(path), code, message);
        }
    }

    /// <summary>Reports an error inside a text that is written in one line.</summary>
    /// <param name="offset">Characters from the begin of the text.</param>
    public void ErrorInside(string path, int offset, string code, TextFault fault)
    {
        if (!IsSound(path))
        {
            return;
        }
        Location at = ScenarioDocument.LocateInside(_root, path, offset) ?? _root.Location;
        _diagnostics.Error(at, code, fault.Message, fault.Expected, fault.Suggestion);
    }

    /// <summary>Reports a name that is not among those that exist.</summary>
    /// <param name="kind">What the name is of: "site"; the code is <c>unknown-site</c>.</param>
    /// <param name="nearest">Finds the one that is meant. Default: by the least edits.</param>
    public void CheckKnown(
        string path,
        string kind,
        string name,
        IReadOnlyCollection<string> known,
        Func<string, IEnumerable<string>, string?>? nearest = null
    )
    {
        // Nobody reads the nearest word of the thousandth finding.
        if (!_diagnostics.IsFull && !known.Contains(name))
        {
            string[] words = [.. known.Distinct()];
            Error(
                path,
                $"unknown-{kind}",
                $"there is no {kind} '{name}'",
                words.Length is > 0 and <= MostListed ? "one of " + string.Join(", ", words) : null,
                (nearest ?? NearestWord.To)(name, words)
            );
        }
    }

    /// <summary>Reports the second and later of equal names.</summary>
    /// <param name="pathOf">The path of the name by its index.</param>
    public void CheckUnique(string kind, IEnumerable<string> names, Func<int, string> pathOf)
    {
        Dictionary<string, int> first = new(StringComparer.Ordinal);
        foreach ((int index, string name) in names.Index())
        {
            if (!first.TryAdd(name, index) && IsSound(pathOf(first[name])))
            {
                Location other = LocationOf(pathOf(first[name]));
                Error(
                    pathOf(index),
                    $"duplicate-{kind}",
                    $"the {kind} '{name}' is given twice; first in line {other.Line}, column {other.Column}"
                );
            }
        }
    }

    /// <summary>The value was read as it is written, or left out on purpose.</summary>
    public bool IsSound(string path)
    {
        for (string rest = path; rest.Length > 0; rest = rest[..Math.Max(0, rest.LastIndexOfAny(['.', '[']))])
        {
            if (_unsound.Contains(rest))
            {
                return false;
            }
        }
        return !_unsound.Contains("");
    }

    /// <summary>The value and everything in it was read as it is written.</summary>
    public bool IsSoundThroughout(string path) =>
        IsSound(path) && !_unsound.Any(other => other.StartsWith(path, StringComparison.Ordinal));

    /// <summary>The path of an item of a list whose only item may be written without the list.</summary>
    public string PathOfOne(string list, int index) => ScenarioDocument.PathOfOne(_root, list, index);

    public Location LocationOf(string path) => ScenarioDocument.Locate(_root, path) ?? _root.Location;

    private string[]? IdsOf(string list, IEnumerable<string> ids)
    {
        string[] all = [.. ids];
        return IsSound(list) && Enumerable.Range(0, all.Length).All(i => IsSound($"{list}[{i}].id")) ? all : null;
    }
}
