using Sim.Core.Routing.Dns;
using Sim.Scenarios.Import;
using Sim.Scenarios.Import.ExternalDns;
using Sim.Scenarios.Schema.Source;
using Sim.Scenarios.Tests.Import.Route53;

namespace Sim.Scenarios.Tests.Import.ExternalDns;

/// <summary>Reads texts as if they were the file dns.yaml.</summary>
internal static class ExternalDnsText
{
    public static ImportedRecords? Read(string text, out DiagnosticList diagnostics)
    {
        diagnostics = new DiagnosticList();
        IReadOnlyList<LocatedNode> documents = SourceReader.ReadDocuments(
            new SourceText("dns.yaml", text),
            diagnostics
        );
        return documents.Count == 0 || diagnostics.HasErrors ? null : ExternalDnsImport.Read(documents, diagnostics);
    }

    /// <summary>What was read without a word.</summary>
    public static RecordSet[] Clean(string text)
    {
        ImportedRecords? read = Read(text, out DiagnosticList diagnostics);
        Assert.That(diagnostics.Lines(), Is.Empty);
        return [.. read!.RecordSets.Select(one => one.Value)];
    }

    /// <summary>A DNSEndpoint of endpoints in flow style.</summary>
    public static string Endpoints(params string[] endpoints) =>
        "apiVersion: externaldns.k8s.io/v1alpha1\nkind: DNSEndpoint\nspec:\n  endpoints:\n"
        + string.Concat(endpoints.Select(endpoint => $"  - {{{endpoint}}}\n"));

    /// <summary>Name, TTL, type and values, or the target.</summary>
    public static string Shown(RecordSet record) =>
        record.Alias is { } alias
            ? $"{record.Name} {record.Type} -> {alias.DnsName} {alias.HostedZoneId} {alias.EvaluateTargetHealth}"
            : $"{record.Name} {record.Ttl?.TotalSeconds} {record.Type} {string.Join(" | ", record.Values)}";
}
