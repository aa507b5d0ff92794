using Sim.Core.Routing.Dns;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Import.OctoDns;

/// <summary>Reads zone files of octoDNS's YamlProvider as octodns-route53 would deploy them.</summary>
/// <remarks>Returns null exactly when it reported an error.</remarks>
internal static class OctoDnsImport
{
    private static readonly string[] s_recordKeys = ["value", "values", "ttl", "dynamic", "octodns", "geo"];

    /// <summary>Whether a document has records as octoDNS writes them: a name over a type and values.</summary>
    public static bool Recognizes(LocatedNode root) =>
        root is LocatedMapping mapping
        && mapping["kind"] is not LocatedScalar
        && mapping.Entries.Any(entry =>
            entry.Value switch
            {
                LocatedMapping one => IsRecord(one),
                LocatedSequence { Count: > 0 } several => several[0] is LocatedMapping first && IsRecord(first),
                _ => false,
            }
        );

    /// <param name="origin">The zone; null: it is the name of the file, as for octoDNS (example.com.yaml).</param>
    public static ImportedRecords? Read(LocatedNode root, DnsName? origin, DiagnosticList diagnostics) =>
        ReadZone(root, origin, diagnostics) is { } zone ? OctoDnsCompiler.Compile(zone) : null;

    /// <summary>The document itself, for those who want to write it again.</summary>
    public static OctoDnsZone? ReadZone(LocatedNode root, DnsName? origin, DiagnosticList diagnostics)
    {
        int errorsBefore = diagnostics.ErrorsReported;
        var notes = new ImportNotes(diagnostics);
        OctoDnsZone? zone = null;
        if (root is not LocatedMapping mapping)
        {
            notes.Error(root.Location, "wrong-kind", $"the document is {root.Kind}", "names with records");
        }
        else if ((origin ?? OriginOf(root.Location.Source.Path)) is not { } apex)
        {
            notes.Lacks(
                root.Location,
                MissingFact.Origin,
                "no-origin",
                "the file does not say which zone it is",
                "a file that is named after its zone, such as example.com.yaml, or its name"
            );
        }
        else
        {
            zone = OctoDnsReader.Read(mapping, apex, notes);
        }
        notes.Flush();
        bool isRefused = diagnostics.ErrorsReported > errorsBefore;
        return isRefused ? null : zone;
    }

    private static bool IsRecord(LocatedMapping record) =>
        record["type"] is LocatedScalar type
        && (
            OctoDnsType.All.ContainsKey(type.Text)
            || OctoDnsType.Refused.Contains(type.Text)
            || OctoDnsType.LeftOut.Contains(type.Text)
            || s_recordKeys.Any(key => record[key] is not null)
        );

    private static DnsName? OriginOf(string path)
    {
        string name = path[(path.LastIndexOf('/') + 1)..];
        int end = name.LastIndexOf('.');
        string zone = end < 0 ? "" : name[..end].TrimEnd('.');
        return zone.Contains('.', StringComparison.Ordinal) && DnsName.TryParse(zone, out DnsName origin)
            ? origin
            : null;
    }
}
