using Sim.Core.Quantities;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Import.TrafficPolicies;

/// <summary>Reads traffic policy documents, alone or as <c>aws route53 get-traffic-policy</c> prints them.</summary>
/// <remarks>Every method returns null exactly when it reported an error.</remarks>
internal static class TrafficPolicyImport
{
    private static readonly string[] s_starts = ["StartRule", "StartEndpoint"];
    private static readonly string[] s_parts = ["Rules", "Endpoints"];

    /// <summary>Whether the text is meant to be a traffic policy.</summary>
    public static bool Recognizes(ZoneText text) =>
        text.Top is { } top && (IsDocument(top) || Embedded(top) is not null);

    /// <summary>Reads the document itself.</summary>
    public static TrafficPolicy? ReadPolicy(LocatedNode root, DiagnosticList diagnostics)
    {
        var notes = new ImportNotes(diagnostics);
        if (root is not LocatedMapping mapping)
        {
            notes.Error(root.Location, "wrong-kind", $"the document is {root.Kind}", "a traffic policy document");
            return null;
        }
        TrafficPolicy? policy = TrafficPolicyReader.Read(mapping, notes);
        notes.Flush();
        return policy;
    }

    /// <summary>The record sets that answer for the policy record of the source.</summary>
    public static ImportedRecords? Read(ZoneText text, ZoneSource source, DiagnosticList diagnostics)
    {
        int before = diagnostics.ErrorsReported;
        LocatedMapping? document = text.Top!;
        if (!IsDocument(document) && Embedded(document) is { } embedded)
        {
            document = ReadEmbedded(embedded, diagnostics);
        }
        TrafficPolicy? policy = document is null ? null : ReadPolicy(document, diagnostics);
        if (source.RecordName is null)
        {
            diagnostics.Lacks(
                text.Start,
                MissingFact.RecordName,
                "missing-name",
                "a traffic policy does not hold the name that it answers for",
                "the name of the policy record"
            );
        }
        if (source.Ttl is null)
        {
            diagnostics.Lacks(
                text.Start,
                MissingFact.Ttl,
                "missing-ttl",
                "a traffic policy holds no TTL",
                "the TTL of the policy record"
            );
        }
        else if (source.Ttl.Value.Nanoseconds % SimDuration.FromSeconds(1).Nanoseconds != 0)
        {
            diagnostics.Error(text.Start, "not-whole-seconds", $"the TTL is {source.Ttl}", "whole seconds");
            return null;
        }
        if (policy is null || source is not { RecordName: { } name, Ttl: { } ttl })
        {
            return null;
        }
        var notes = new ImportNotes(diagnostics);
        var records = new TrafficPolicyRecords(policy, name, ttl, notes).Compile(text.Start);
        return diagnostics.ErrorsReported == before ? new ImportedRecords(records, []) : null;
    }

    private static bool IsDocument(LocatedMapping top) =>
        top["AWSPolicyFormatVersion"] is not null
        || (s_starts.Any(key => top[key] is LocatedScalar) && s_parts.Any(key => top[key] is LocatedMapping));

    private static LocatedScalar? Embedded(LocatedMapping top) =>
        top["TrafficPolicy"] is LocatedMapping policy ? policy["Document"] as LocatedScalar : null;

    /// <summary>The document is a text inside the other; its places count from its own begin.</summary>
    private static LocatedMapping? ReadEmbedded(LocatedScalar embedded, DiagnosticList diagnostics)
    {
        string path = embedded.Location.Source.Path + "#TrafficPolicy.Document";
        LocatedNode? root = SourceReader.ReadJson(new SourceText(path, embedded.Text), diagnostics, ZoneText.Limits);
        if (root is not (null or LocatedMapping))
        {
            diagnostics.Error(root.Location, "wrong-kind", $"the document is {root.Kind}", "a traffic policy document");
        }
        return root as LocatedMapping;
    }
}
