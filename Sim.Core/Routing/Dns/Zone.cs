namespace Sim.Core.Routing.Dns;

/// <summary>A hosted zone as its owner wrote it, with what its record sets refer to.</summary>
public sealed record Zone
{
    /// <summary>
    /// The apex. When null it is the owner of the SOA record, if there is one; only needed to tell a dangling alias
    /// from one that leaves the zone.
    /// </summary>
    public DnsName? Name { get; init; }

    /// <summary>In the order of the file; the order has no influence on answers.</summary>
    public ValueList<RecordSet> RecordSets { get; init; } = [];

    public ValueList<HealthCheck> HealthChecks { get; init; } = [];

    public ValueList<CidrCollection> CidrCollections { get; init; } = [];
}
