namespace Sim.Scenarios.Schema;

/// <summary>A listing of CIDR collections, or of the blocks of one.</summary>
public sealed record CidrFile
{
    /// <summary>Output of <c>aws route53 list-cidr-blocks</c> or <c>list-cidr-collections</c>.</summary>
    public required string File { get; init; }

    /// <summary>
    /// The id of the collection, which a listing of blocks does not hold. Default: that of the listing of collections
    /// when it has exactly one.
    /// </summary>
    public string? Collection { get; init; }
}
