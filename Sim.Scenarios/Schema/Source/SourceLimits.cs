namespace Sim.Scenarios.Schema.Source;

/// <summary>
/// What a document may take, so that a hostile or broken file is refused instead of filling the memory.
/// </summary>
/// <remarks>
/// All defaults are judgements: a hosted zone of 10,000 record sets (the quota of Route 53) takes half of each.
/// </remarks>
public sealed record SourceLimits
{
    public static SourceLimits Default { get; } = new();

    /// <summary>Bytes of the file. Default 8 MiB.</summary>
    public int Bytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>Mappings and lists inside each other. Default 100.</summary>
    public int Depth { get; init; } = 100;

    /// <summary>Nodes after every alias is replaced by what it stands for. Default 200,000.</summary>
    public int Nodes { get; init; } = 200_000;
}
