namespace Sim.Core.Routing.Dns.Lint;

/// <summary>
/// How much Route 53 takes; every default is the documented quota of an account that asked for no more.
/// </summary>
/// <remarks>Source: Route 53 Developer Guide, "Quotas" (2023).</remarks>
public sealed record Route53Quotas
{
    public static Route53Quotas Default { get; } = new();

    /// <summary>Record sets of a hosted zone. Default 10,000.</summary>
    public int RecordSetsPerZone { get; init; } = 10_000;

    /// <summary>Values of one record set. Default 400.</summary>
    public int ValuesPerRecordSet { get; init; } = 400;

    /// <summary>Record sets with one name and type, of every policy but geoproximity. Default 100.</summary>
    public int RecordSetsPerGroup { get; init; } = 100;

    /// <summary>Geoproximity record sets with one name and type. Default 30.</summary>
    public int GeoproximityRecordSetsPerGroup { get; init; } = 30;

    /// <summary>Health checks of an account. Default 200.</summary>
    public int HealthChecks { get; init; } = 200;

    /// <summary>Children of one calculated health check. Default 255.</summary>
    public int ChildrenPerHealthCheck { get; init; } = 255;

    /// <summary>CIDR collections of an account. Default 5.</summary>
    public int CidrCollections { get; init; } = 5;

    /// <summary>Blocks of one CIDR collection. Default 1,000.</summary>
    public int BlocksPerCidrCollection { get; init; } = 1_000;

    /// <summary>Values in one change batch; those of an UPSERT count twice. Default 1,000.</summary>
    public int ValuesPerBatch { get; init; } = 1_000;

    /// <summary>Characters of all values in one change batch; those of an UPSERT count twice. Default 32,000.</summary>
    public int CharactersPerBatch { get; init; } = 32_000;
}
