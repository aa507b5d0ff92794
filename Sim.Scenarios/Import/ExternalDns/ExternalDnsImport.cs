using Sim.Core.Routing.Dns;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Import.ExternalDns;

/// <summary>
/// Reads what ExternalDNS reads: DNSEndpoint objects, and Services and Ingresses with its annotations.
/// </summary>
/// <remarks>
/// One object, a List, or several documents. Objects of other kinds are skipped with a warning. Returns null exactly
/// when it reported an error.
/// </remarks>
internal static class ExternalDnsImport
{
    private const string Endpoint = "DNSEndpoint";
    private const string ListSuffix = "List";

    private static readonly string[] s_annotated = ["Ingress", "Service"];

    /// <summary>Whether a document holds an object that ExternalDNS would look at.</summary>
    public static bool Recognizes(LocatedNode root) =>
        root is LocatedMapping mapping
        && mapping["kind"] is LocatedScalar kind
        && (
            kind.Text is Endpoint or Endpoint + ListSuffix
            || (s_annotated.Contains(kind.Text) && ExternalDnsAnnotations.IsAnnotated(mapping))
            || (
                kind.Text.EndsWith(ListSuffix, StringComparison.Ordinal)
                && mapping["items"] is LocatedSequence items
                && items.Any(Recognizes)
            )
        );

    /// <summary>Reads one document.</summary>
    public static ImportedRecords? Read(LocatedNode root, DiagnosticList diagnostics) => Read([root], diagnostics);

    /// <summary>Reads the documents of a file.</summary>
    public static ImportedRecords? Read(IReadOnlyList<LocatedNode> documents, DiagnosticList diagnostics)
    {
        int errorsBefore = diagnostics.ErrorsReported;
        var notes = new ImportNotes(diagnostics);
        List<ExternalDnsEndpoint> endpoints = [];
        foreach (LocatedNode document in documents)
        {
            if (document is LocatedMapping mapping)
            {
                ReadObject(mapping, endpoints, notes);
            }
            else
            {
                notes.Error(document.Location, "wrong-kind", $"the document is {document.Kind}", "a manifest");
            }
        }
        IReadOnlyList<Located<RecordSet>> records = Compile(endpoints, notes);
        if (endpoints.Count == 0 && diagnostics.ErrorsReported == errorsBefore && documents.Count > 0)
        {
            notes.Error(
                documents[0].Location,
                "no-records",
                "the file has nothing that ExternalDNS would make a record of",
                "a DNSEndpoint, or a Service or Ingress with a host name"
            );
        }
        notes.Flush();
        bool isRefused = diagnostics.ErrorsReported > errorsBefore;
        return isRefused || documents.Count == 0 ? null : new ImportedRecords(records, []);
    }

    /// <summary>The record sets of all endpoints; a name that is given twice is told, or refused.</summary>
    private static List<Located<RecordSet>> Compile(List<ExternalDnsEndpoint> endpoints, ImportNotes notes)
    {
        List<Located<RecordSet>> records = [];
        var given = new Dictionary<(DnsName, RecordType, string?), RecordSet>();
        foreach (
            Located<RecordSet> record in ServiceMerge
                .Join(endpoints, notes)
                .SelectMany(one => ExternalDnsCompiler.Compile(one, notes))
        )
        {
            RecordSet set = record.Value;
            if (given.TryAdd((set.Name, set.Type, set.SetIdentifier), set))
            {
                records.Add(record);
            }
            else if (IsSame(given[(set.Name, set.Type, set.SetIdentifier)], set))
            {
                // Source: ExternalDNS, source/wrappers/dedupsource.go.
                notes.Harmless(
                    record.At,
                    "repeated-endpoint",
                    "an endpoint is given again with the same targets and settings: ExternalDNS keeps one"
                );
            }
            else
            {
                notes.Error(
                    record.At,
                    "duplicate-record",
                    $"{set.Name} {set.Type} is given twice: which one ExternalDNS takes cannot be told",
                    "one object for a name, or a set-identifier for each"
                );
            }
        }
        return records;
    }

    /// <summary>The order of targets says nothing.</summary>
    private static bool IsSame(RecordSet one, RecordSet other) =>
        one with { Values = [] } == other with { Values = [] }
        && one.Values.Order(StringComparer.Ordinal)
            .SequenceEqual(other.Values.Order(StringComparer.Ordinal), StringComparer.Ordinal);

    private static void ReadObject(LocatedMapping mapping, List<ExternalDnsEndpoint> endpoints, ImportNotes notes)
    {
        var fields = new Fields(mapping, notes);
        string? kind = fields.RequiredText("kind");
        if (kind is null)
        {
            return;
        }
        if (kind == Endpoint)
        {
            DnsEndpointReader.Read(fields, endpoints, notes);
        }
        else if (s_annotated.Contains(kind))
        {
            AnnotatedObjectReader.Read(mapping, kind, endpoints, notes);
        }
        else if (kind.EndsWith(ListSuffix, StringComparison.Ordinal) && fields.Has("items"))
        {
            foreach (LocatedMapping item in fields.List("items")?.Each<LocatedMapping>(notes.Diagnostics) ?? [])
            {
                ReadObject(item, endpoints, notes);
            }
        }
        else
        {
            string[] kinds = [Endpoint, .. s_annotated];
            string hint = NearestWord.To(kind, kinds) is { } near ? $"; did you mean '{near}'?" : "";
            notes.Harmless(fields.At("kind"), "skipped-kind", $"a {kind} is not read here, and skipped{hint}");
        }
    }
}
