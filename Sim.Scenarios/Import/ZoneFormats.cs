using Sim.Scenarios.Import.Cli53;
using Sim.Scenarios.Import.ExternalDns;
using Sim.Scenarios.Import.OctoDns;
using Sim.Scenarios.Import.Route53;
using Sim.Scenarios.Import.Terraform;
using Sim.Scenarios.Import.TrafficPolicies;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Import;

/// <summary>The table of formats, and which of them a text is of.</summary>
internal static class ZoneFormats
{
    /// <summary>Keys of an unknown document that a message lists.</summary>
    private const int MostListed = 6;

    private static readonly ZoneFormatReader[] s_readers =
    [
        new(
            ZoneFormat.RecordSetListing,
            "list-resource-record-sets",
            text => text.Payloads.Contains(Payload.RecordSets),
            Route53Import.ReadListing
        ),
        new(
            ZoneFormat.HealthCheckListing,
            "list-health-checks",
            text => HoldsOnly(text, Payload.HealthChecks),
            Route53Import.ReadListing
        ),
        new(
            ZoneFormat.CidrCollectionListing,
            "list-cidr-collections",
            text => HoldsOnly(text, Payload.CidrCollections),
            Route53Import.ReadListing
        ),
        new(
            ZoneFormat.CidrBlockListing,
            "list-cidr-blocks",
            text => HoldsOnly(text, Payload.CidrBlocks),
            Route53Import.ReadListing
        ),
        new(
            ZoneFormat.ChangeBatch,
            "a change batch",
            text => text.Payloads.Contains(Payload.Changes),
            Route53Import.ReadBatchAsZone
        ),
        new(
            ZoneFormat.TrafficPolicy,
            "a traffic policy document",
            TrafficPolicyImport.Recognizes,
            TrafficPolicyImport.Read
        ),
        new(ZoneFormat.Terraform, "terraform show -json", TerraformImport.Recognizes, TerraformImport.Read),
        new(
            ZoneFormat.OctoDns,
            "octoDNS YAML",
            text => text.Root is { } root && OctoDnsImport.Recognizes(root),
            (text, source, found) => OctoDnsImport.Read(text.Root!, source.Origin, found)
        ),
        new(
            ZoneFormat.Cli53,
            "a zone file (BIND, cli53)",
            text => text.Documents.Count == 0 && Cli53Import.Recognizes(text.Source.Text),
            (text, source, found) => Cli53Import.Read(text.Source, source.Origin, found)
        ),
        new(
            ZoneFormat.ExternalDns,
            "ExternalDNS objects",
            text => text.Documents.Any(ExternalDnsImport.Recognizes),
            (text, _, found) => ExternalDnsImport.Read(text.Documents, found)
        ),
    ];

    public static string NameOf(ZoneFormat format) => ReaderOf(format).Name;

    public static ZoneFormatReader ReaderOf(ZoneFormat format) => s_readers.First(one => one.Format == format);

    /// <summary>
    /// The text as documents, and its one format; null when there is none or several, which is reported.
    /// </summary>
    public static (ZoneText Text, ZoneFormatReader Reader)? Recognize(SourceText source, DiagnosticList diagnostics)
    {
        ZoneText plain = ZoneText.Plain(source);
        ZoneText? parsed = ZoneText.Parse(source, []);
        List<(ZoneText Text, ZoneFormatReader Reader)> fits = [];
        ZoneText[] readings =
            parsed is null ? [plain]
            : ZoneText.IsJson(source) ? [parsed]
            : [parsed, plain];
        foreach (ZoneText text in readings)
        {
            fits.AddRange(s_readers.Where(reader => reader.Recognizes(text)).Select(reader => (text, reader)));
        }
        if (fits.Count == 1)
        {
            return fits[0];
        }
        if (fits.Count > 1)
        {
            diagnostics.Error(
                fits[0].Text.Start,
                "several-formats",
                "the file is "
                    + string.Join(" and also ", fits.Select(fit => fit.Reader.Name))
                    + ": which is meant cannot be told",
                "a file of one format"
            );
        }
        else if (!ForeignFormats.Refuse(source, diagnostics) && ZoneText.Parse(source, diagnostics) is { } text)
        {
            RefuseUnknown(text, diagnostics);
        }
        return null;
    }

    /// <summary>A listing of record sets may bring the others along.</summary>
    private static bool HoldsOnly(ZoneText text, string payload) =>
        text.Payloads.Contains(payload) && !text.Payloads.Contains(Payload.RecordSets) && IsFirst(text, payload);

    private static bool IsFirst(ZoneText text, string payload) => Payload.Keys.First(text.Payloads.Contains) == payload;

    private static void RefuseUnknown(ZoneText text, DiagnosticList diagnostics)
    {
        IEnumerable<string> keys = text.Top?.Entries.Select(entry => entry.Key.Text) ?? [];
        string seen = text.Documents switch
        {
            [] => "nothing",
            [LocatedMapping { Entries.Count: 0 }] => "a mapping without keys",
            [LocatedMapping] => "a mapping of " + string.Join(", ", keys.Take(MostListed).Select(key => $"'{key}'")),
            [var one] => one.Kind,
            var several => $"{several.Count} documents",
        };
        diagnostics.Error(
            text.Start,
            "unknown-format",
            $"the file holds DNS records in no known format: it is {seen}",
            "one of " + string.Join(", ", s_readers.Select(reader => reader.Name)),
            keys.Select(key => NearestWord.To(key, Payload.Keys)).FirstOrDefault(near => near is not null)
        );
    }
}
