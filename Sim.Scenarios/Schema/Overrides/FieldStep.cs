namespace Sim.Scenarios.Schema.Overrides;

/// <summary>One step down a scenario's tree.</summary>
/// <param name="Key">A key of a mapping, or the id of an item of a list; null for a step by index.</param>
/// <param name="Index">Of an item of a list; null for a new one behind the last, and for a step by key.</param>
/// <param name="Offset">Where it begins in the text of the path.</param>
internal readonly record struct FieldStep(string? Key, int? Index, int Offset)
{
    /// <summary>For messages: <c>'blades'</c>, <c>item 2</c>.</summary>
    public string Name =>
        Key is not null ? $"'{Key}'"
        : Index is { } index ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"item {index + 1}")
        : "a new item";
}
