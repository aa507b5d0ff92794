using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Import;

/// <summary>What one file said, and in which format.</summary>
/// <param name="At">The begin of the file's content.</param>
internal sealed record ReadZone(ImportedRecords Records, ZoneFormat Format, Location At);
