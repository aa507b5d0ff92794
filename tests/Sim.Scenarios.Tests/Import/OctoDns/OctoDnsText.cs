using Sim.Core.Routing.Dns;
using Sim.Scenarios.Import;
using Sim.Scenarios.Import.OctoDns;
using Sim.Scenarios.Schema.Source;
using Sim.Scenarios.Tests.Import.Route53;

namespace Sim.Scenarios.Tests.Import.OctoDns;

/// <summary>Reads texts as if they were the file example.com.yaml.</summary>
internal static class OctoDnsText
{
    public static readonly DnsName Origin = DnsName.Parse("example.com");

    public static ImportedRecords? Read(string text, out DiagnosticList diagnostics)
    {
        diagnostics = new DiagnosticList();
        LocatedNode? root = SourceReader.Read(new SourceText("example.com.yaml", text), diagnostics);
        return root is null || diagnostics.HasErrors ? null : OctoDnsImport.Read(root, null, diagnostics);
    }

    public static OctoDnsZone? ReadZone(string text, out DiagnosticList diagnostics)
    {
        diagnostics = new DiagnosticList();
        LocatedNode? root = SourceReader.Read(new SourceText("zone.yaml", text), diagnostics);
        return root is null || diagnostics.HasErrors ? null : OctoDnsImport.ReadZone(root, Origin, diagnostics);
    }

    /// <summary>What was read without a word.</summary>
    public static ImportedRecords Clean(string text)
    {
        ImportedRecords? read = Read(text, out DiagnosticList diagnostics);
        Assert.That(diagnostics.Lines(), Is.Empty);
        return read!;
    }
}
