using Sim.Core.Routing.Dns;

namespace Sim.Scenarios.Import;

/// <summary>What one file of any format says of a zone, each thing with its place.</summary>
/// <param name="HealthChecks">Those that the format itself describes; empty for formats that only refer to
/// checks.</param>
internal sealed record ImportedRecords(
    IReadOnlyList<Located<RecordSet>> RecordSets,
    IReadOnlyList<Located<HealthCheck>> HealthChecks
);
