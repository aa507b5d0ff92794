using Sim.Scenarios.Schema.Overrides;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Schema;

/// <summary>
/// A scenario file as read: the records when it is valid, the findings, and where everything was written.
/// </summary>
public sealed class ScenarioDocument
{
    private readonly LocatedNode? _root;

    internal ScenarioDocument(string path, Scenario? scenario, LocatedNode? root, DiagnosticList found)
    {
        Path = path;
        Scenario = scenario;
        Diagnostics = found.Sorted();
        _root = root;
    }

    /// <summary>As the caller named it.</summary>
    public string Path { get; }

    /// <summary>Where the paths inside the scenario start; empty: the working folder.</summary>
    public string Directory => System.IO.Path.GetDirectoryName(Path) ?? "";

    /// <summary>Null exactly when there are errors.</summary>
    public Scenario? Scenario { get; }

    /// <summary>Errors and warnings by line and column.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>The path of a file that the scenario names.</summary>
    public string Resolve(string relativePath) => System.IO.Path.Combine(Directory, relativePath);

    /// <summary>
    /// Where a value such as <c>sites[0].pool</c> was written; for a value that was left out, where the nearest part
    /// around it begins.
    /// </summary>
    public Location LocationOf(string path) => Locate(_root, path) ?? new SourceText(Path, "").Start;

    /// <summary>
    /// What the file says at a path, other values put in; null: nothing, or more than a single value.
    /// </summary>
    internal string? TextAt(FieldPath path) => (_root is null ? null : OverriddenTree.Find(_root, path))?.Text;

    /// <summary>Whether the file itself gives a value, rather than leaving it to its default.</summary>
    internal bool Says(string path) => _root?.Find(path) is not null;

    /// <summary>
    /// Where a character of a text stands that is written in one line; of other texts, where they begin.
    /// </summary>
    /// <param name="offset">Characters from the begin of the text.</param>
    internal Location LocationInside(string path, int offset) => LocateInside(_root, path, offset) ?? LocationOf(path);

    internal static Location? LocateInside(LocatedNode? root, string path, int offset) =>
        root?.Find(path) is LocatedScalar { Style: not ScalarStyle.Block } text
            ? text.Location with
            {
                Column = text.Location.Column + offset + (text.Style == ScalarStyle.Quoted ? 1 : 0),
                Length = 1,
            }
            : Locate(root, path);

    /// <summary>The path of an item of a list whose only item may be written without the list.</summary>
    internal string PathOfOne(string list, int index) => PathOfOne(_root, list, index);

    internal static string PathOfOne(LocatedNode? root, string list, int index)
    {
        string item = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{list}[{index}]");
        return root?.Find(item) is null ? list : item;
    }

    internal static Location? Locate(LocatedNode? root, string path)
    {
        for (string rest = path; rest.Length > 0; rest = rest[..Math.Max(0, rest.LastIndexOfAny(['.', '[']))])
        {
            if (root?.Find(rest) is { } node)
            {
                return node.Location;
            }
        }
        return root?.Location;
    }
}
