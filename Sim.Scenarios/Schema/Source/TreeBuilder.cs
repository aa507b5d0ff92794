namespace Sim.Scenarios.Schema.Source;

/// <summary>
/// Counts nodes and depth against the limits, and closes mappings; shared by the YAML and the JSON reader.
/// </summary>
internal sealed class TreeBuilder(SourceText source, SourceLimits limits, DiagnosticList diagnostics)
{
    private int _nodes;

    public SourceText Source => source;

    public DiagnosticList Diagnostics => diagnostics;

    /// <exception cref="SourceRefusedException">The document grew too large.</exception>
    public void Count(int nodes, Location at)
    {
        _nodes += nodes;
        if (_nodes > limits.Nodes)
        {
            throw new SourceRefusedException(
                at,
                "too-many-nodes",
                $"the document has more than {limits.Nodes} values (aliases count as what they stand for)"
            );
        }
    }

    /// <exception cref="SourceRefusedException">The document is too deep.</exception>
    public void CheckDepth(int depth, Location at)
    {
        if (depth > limits.Depth)
        {
            throw new SourceRefusedException(
                at,
                "too-deep",
                $"mappings and lists are more than {limits.Depth} levels deep"
            );
        }
    }

    /// <summary>Keeps the first of equal keys and reports the others with both places.</summary>
    public LocatedMapping Mapping(Location at, LocatedEntry[] entries) =>
        new(at, HasEqualKeys(entries) ? WithoutEqualKeys(entries) : entries);

    private static bool HasEqualKeys(LocatedEntry[] entries)
    {
        if (entries.Length > LocatedMapping.Few)
        {
            HashSet<string> keys = new(entries.Length, StringComparer.Ordinal);
            return !entries.All(entry => keys.Add(entry.Key.Text));
        }
        for (int i = 1; i < entries.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (entries[i].Key.Text == entries[j].Key.Text)
                {
                    return true;
                }
            }
        }
        return false;
    }

    private LocatedEntry[] WithoutEqualKeys(LocatedEntry[] entries)
    {
        Dictionary<string, LocatedEntry> first = new(entries.Length, StringComparer.Ordinal);
        List<LocatedEntry> kept = new(entries.Length);
        foreach (LocatedEntry entry in entries)
        {
            if (first.TryAdd(entry.Key.Text, entry))
            {
                kept.Add(entry);
                continue;
            }
            Location other = first[entry.Key.Text].Key.Location;
            diagnostics.Error(
                entry.Key.Location,
                "duplicate-key",
                $"'{entry.Key.Text}' is given twice; first in line {other.Line}, column {other.Column}"
            );
        }
        return [.. kept];
    }
}
