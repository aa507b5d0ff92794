using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Import;

/// <summary>One format: how to know it, and how to read it.</summary>
/// <param name="Name">For "read as ...".</param>
/// <param name="Recognizes">Whether a text is meant to be of this format, right or wrong.</param>
/// <param name="Read">Null exactly when it reported an error.</param>
internal sealed record ZoneFormatReader(
    ZoneFormat Format,
    string Name,
    Func<ZoneText, bool> Recognizes,
    Func<ZoneText, ZoneSource, DiagnosticList, ImportedRecords?> Read
);
