using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Schema.Checks;

/// <summary>
/// The tree of a bound file, where its values were written, and which of them are placeholders of wrong ones.
/// </summary>
internal class TreeChecks(LocatedNode root, IReadOnlySet<string> unsound, DiagnosticList diagnostics)
{
    private const int MostListed = 12;

    /// <summary>Reports an error, unless the value at <paramref name="path"/> or around it is a placeholder.</summary>
    public void Error(string path, string code, string message, string? expected = null, string? suggestion = null)
    {
        if (IsSound(path))
        {
            diagnostics.Error(LocationOf(path), code, message, expected, suggestion);
        }
    }

    /// <inheritdoc cref="Error"/>
    public void Warning(string path, string code, string message)
    {
        if (IsSound(path))
        {
            diagnostics.Warning(LocationOf(path), code, message);
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
        Location at = ScenarioDocument.LocateInside(root, path, offset) ?? root.Location;
        diagnostics.Error(at, code, fault.Message, fault.Expected, fault.Suggestion);
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
        if (!diagnostics.IsFull && !known.Contains(name))
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
            if (unsound.Contains(rest))
            {
                return false;
            }
        }
        return !unsound.Contains("");
    }

    /// <summary>The value and everything in it was read as it is written.</summary>
    public bool IsSoundThroughout(string path) =>
        IsSound(path) && !unsound.Any(other => other.StartsWith(path, StringComparison.Ordinal));

    /// <summary>The path of an item of a list whose only item may be written without the list.</summary>
    public string PathOfOne(string list, int index) => ScenarioDocument.PathOfOne(root, list, index);

    public Location LocationOf(string path) => ScenarioDocument.Locate(root, path) ?? root.Location;
}
