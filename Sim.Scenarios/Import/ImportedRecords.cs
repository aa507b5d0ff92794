using Sim.Core.Routing.Dns;

namespace Sim.Scenarios.Import;

/// <summary>What one file of any format says of a zone, each thing with its place.</summary>
/// <param name="HealthChecks">Those that the format itself describes; empty for formats that only refer to
/// checks.</param>
internal sealed record ImportedRecords(
    IReadOnlyList<Located<RecordSet>> RecordSets,
    IReadOnlyList<Located<HealthCheck>> HealthChecks
)
{
    /// <summary>Collections with all their blocks.</summary>
    public IReadOnlyList<Located<CidrCollection>> CidrCollections { get; init; } = [];

    /// <summary>Blocks of a collection that the file does not name.</summary>
    public IReadOnlyList<Located<CidrLocation>> CidrLocations { get; init; } = [];

    /// <summary>Ids of collections without their blocks.</summary>
    public IReadOnlyList<Located<string>> CidrCollectionIds { get; init; } = [];

    /// <summary>The name of the zone, where the file knows it.</summary>
    public DnsName? ZoneName { get; init; }
}
