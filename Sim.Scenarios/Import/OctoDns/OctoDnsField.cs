namespace Sim.Scenarios.Import.OctoDns;

/// <summary>A key of a value.</summary>
/// <param name="Absent">What its absence means; null: it must be there.</param>
internal sealed record OctoDnsField(string Key, OctoDnsFieldKind Kind, string? Absent)
{
    /// <summary>The greatest number; the least is 0.</summary>
    public int Most { get; init; }

    /// <summary>The key in earlier versions of octoDNS.</summary>
    public string? OldKey { get; init; }
}

/// <summary>What a field holds, and how it stands in the value of a record set.</summary>
internal enum OctoDnsFieldKind
{
    Number,
    Text,

    /// <summary>A text that stands in double quotes.</summary>
    Quoted,

    /// <summary>A whole name, which ends in a dot.</summary>
    Name,
    Flag,

    /// <summary>Service parameters (RFC 9460): <c>key=value</c> with spaces between.</summary>
    Parameters,
}
