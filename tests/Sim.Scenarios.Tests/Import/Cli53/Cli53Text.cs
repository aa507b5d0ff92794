using Sim.Core.Routing.Dns;
using Sim.Scenarios.Import;
using Sim.Scenarios.Import.Cli53;
using Sim.Scenarios.Schema.Source;
using Sim.Scenarios.Tests.Import.Route53;

namespace Sim.Scenarios.Tests.Import.Cli53;

/// <summary>Reads texts as if they were the file zone.txt.</summary>
internal static class Cli53Text
{
    public static readonly DnsName Origin = DnsName.Parse("example.com");

    public static ImportedRecords? Read(string text, out DiagnosticList diagnostics, DnsName? origin = null)
    {
        diagnostics = new DiagnosticList();
        return Cli53Import.Read(new SourceText("zone.txt", text), origin, diagnostics);
    }

    /// <summary>What was read without a word.</summary>
    public static RecordSet[] Clean(string text)
    {
        ImportedRecords? read = Read(text, out DiagnosticList diagnostics, Origin);
        Assert.That(diagnostics.Lines(), Is.Empty);
        return [.. read!.RecordSets.Select(one => one.Value)];
    }

    /// <summary>Name, TTL, type and values, or the target.</summary>
    public static string Shown(RecordSet record) =>
        record.Alias is { } alias
            ? $"{record.Name} {record.Type} -> {alias.DnsName} {alias.HostedZoneId} {alias.EvaluateTargetHealth}"
            : $"{record.Name} {record.Ttl?.TotalSeconds} {record.Type} {string.Join(" | ", record.Values)}";
}
