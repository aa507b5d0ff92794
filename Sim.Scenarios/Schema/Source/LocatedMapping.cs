namespace Sim.Scenarios.Schema.Source;

/// <summary>Keys with values, in the order of the file; keys are unique (the reader reports the others).</summary>
public sealed class LocatedMapping : LocatedNode
{
    private readonly Dictionary<string, LocatedEntry> _byKey;

    internal LocatedMapping(Location location, IReadOnlyList<LocatedEntry> entries)
        : base(location)
    {
        Entries = entries;
        _byKey = entries.ToDictionary(entry => entry.Key.Text, StringComparer.Ordinal);
    }

    public IReadOnlyList<LocatedEntry> Entries { get; }

    public override string Kind => "a mapping";

    /// <summary>The value of a key; null when the key is absent.</summary>
    public LocatedNode? this[string key] => EntryOf(key)?.Value;

    public LocatedEntry? EntryOf(string key) => _byKey.GetValueOrDefault(key);

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
