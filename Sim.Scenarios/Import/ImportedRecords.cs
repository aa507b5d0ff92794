using Sim.Core.Routing.Dns;

namespace Sim.Scenarios.Import;

/// <summary>What a file of a foreign format says about a hosted zone, in the order of the file.</summary>
internal sealed record ImportedRecords(
    IReadOnlyList<Located<RecordSet>> RecordSets,
    IReadOnlyList<Located<HealthCheck>> HealthChecks
)
{
    /// <summary>Address blocks that the file itself gives; most formats only name a collection.</summary>
    public IReadOnlyList<CidrCollection> CidrCollections { get; init; } = [];
}
