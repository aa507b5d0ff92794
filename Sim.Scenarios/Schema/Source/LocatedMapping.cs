namespace Sim.Scenarios.Schema.Source;

/// <summary>Keys with values, in the order of the file; keys are unique (the reader reports the others).</summary>
public sealed class LocatedMapping : LocatedNode
{
    /// <summary>Up to this many keys are searched one by one, which needs no table. Measured.</summary>
    internal const int Few = 12;

    private readonly LocatedEntry[] _entries;

    /// <summary>Null for few entries.</summary>
    private readonly Dictionary<string, LocatedEntry>? _byKey;

    /// <param name="entries">With unique keys; kept.</param>
    internal LocatedMapping(Location location, IReadOnlyList<LocatedEntry> entries)
        : base(location)
    {
        _entries = entries as LocatedEntry[] ?? [.. entries];
        _byKey = entries.Count > Few ? entries.ToDictionary(entry => entry.Key.Text, StringComparer.Ordinal) : null;
    }

    public IReadOnlyList<LocatedEntry> Entries => _entries;

    public override string Kind => "a mapping";

    /// <summary>The value of a key; null when the key is absent.</summary>
    public LocatedNode? this[string key] => EntryOf(key)?.Value;

    public LocatedEntry? EntryOf(string key)
    {
        if (_byKey is not null)
        {
            return _byKey.TryGetValue(key, out LocatedEntry known) ? known : null;
        }
        foreach (LocatedEntry entry in _entries)
        {
            if (entry.Key.Text == key)
            {
                return entry;
            }
        }
        return null;
    }

    /// <summary>
    /// The value of a key that may be absent: null when it is absent, or when it is of another kind, which is reported
    /// as <c>wrong-kind</c>.
    /// </summary>
    public T? Optional<T>(string key, DiagnosticList diagnostics)
        where T : LocatedNode
    {
        LocatedNode? value = this[key];
        if (value is not (null or T))
        {
            diagnostics.Error(value.Location, "wrong-kind", $"'{key}' is {value.Kind}", KindOf<T>());
        }
        return value as T;
    }

    /// <summary>
    /// The value of a key that must be there: otherwise null, reported as <c>missing-key</c> or <c>wrong-kind</c>.
    /// </summary>
    public T? Required<T>(string key, DiagnosticList diagnostics)
        where T : LocatedNode
    {
        if (EntryOf(key) is null)
        {
            diagnostics.Error(Location, "missing-key", $"'{key}' is missing");
        }
        return Optional<T>(key, diagnostics);
    }
}
