using Sim.Core.Routing.Dns;
using Sim.Core.Routing.Dns.Changes;
using Sim.Scenarios.Import.Route53;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Import;

/// <summary>Reads the DNS files that people have, each in the format that its content shows.</summary>
/// <remarks>
/// Nothing is guessed: what is harmless is a warning, what is ambiguous or unknown an error, all of them at once. The
/// table of formats is in the README of this folder.
/// </remarks>
public static class ZoneFiles
{
    /// <summary>
    /// The zone that the files describe together, when it can be answered as Route 53 would; null exactly when an error
    /// was reported.
    /// </summary>
    public static LocatedZone? Read(IInputFiles files, ZoneSource source, DiagnosticList diagnostics) =>
        Read(files, source, diagnostics, toleratesCycles: false);

    /// <param name="toleratesCycles">
    /// Aliases that lead back to themselves are told, but are no error: other names have answers.
    /// </param>
    internal static LocatedZone? Read(
        IInputFiles files,
        ZoneSource source,
        DiagnosticList diagnostics,
        bool toleratesCycles
    )
    {
        ArgumentNullException.ThrowIfNull(source);
        int before = diagnostics.ErrorsReported;
        var assembly = new ZoneAssembly(source.Origin, diagnostics);
        foreach (string path in source.ZoneFiles)
        {
            assembly.AddZone(ReadFile(files, path, source, diagnostics), path);
        }
        foreach (string path in source.HealthCheckFiles)
        {
            assembly.AddHealthChecks(ReadFile(files, path, source with { Part = null }, diagnostics), path);
        }
        foreach (CidrSource cidr in source.CidrFiles)
        {
            assembly.AddCidr(ReadFile(files, cidr.File, source with { Part = null }, diagnostics), cidr);
        }
        LocatedZone? zone = assembly.Finish(toleratesCycles);
        return diagnostics.ErrorsReported == before ? zone : null;
    }

    /// <summary>
    /// What a zone becomes by a file: a change batch is applied to it, all or nothing; any other format is the whole
    /// new zone, which keeps the health checks and CIDR collections of the old one that it does not bring itself.
    /// </summary>
    /// <param name="change">Its first zone file tells which it is; a change batch comes alone.</param>
    /// <param name="before">The zone before; null: it could not be read, and a batch is only read.</param>
    /// <param name="form">What the user says that it is; another is refused.</param>
    public static LocatedZoneChange? ReadChange(
        IInputFiles files,
        ZoneSource change,
        LocatedZone? before,
        DiagnosticList diagnostics,
        ChangeForm form = ChangeForm.Any
    )
    {
        ArgumentNullException.ThrowIfNull(change);
        int errors = diagnostics.ErrorsReported;
        if (change.ZoneFiles is [var path])
        {
            if (Recognize(files, path, diagnostics) is not { } known)
            {
                return null;
            }
            bool isBatch = known.Reader.Format == ZoneFormat.ChangeBatch;
            if (form != ChangeForm.Any && isBatch != (form == ChangeForm.Batch))
            {
                diagnostics.Error(
                    known.Text.Start,
                    "wrong-format",
                    $"'{path}' is {ZoneFormats.NameOf(known.Reader.Format)}",
                    isBatch ? "a whole zone" : ZoneFormats.NameOf(ZoneFormat.ChangeBatch)
                );
                return null;
            }
            if (isBatch)
            {
                var batch = Route53Import.ReadChangeBatch(known.Text.Root!, diagnostics, change.Part);
                return before is not null && batch is not null
                    ? Apply(before, batch, new ZoneFile(path, ZoneFormat.ChangeBatch), diagnostics)
                    : null;
            }
        }
        var assembly = new ZoneAssembly(change.Origin ?? before?.Zone.Name, diagnostics);
        if (before is not null)
        {
            assembly.Inherit(before);
        }
        foreach (string file in change.ZoneFiles)
        {
            assembly.AddZone(ReadFile(files, file, change, diagnostics), file);
        }
        LocatedZone? zone = assembly.Finish();
        return zone is not null && diagnostics.ErrorsReported == errors ? new LocatedZoneChange(zone, null) : null;
    }

    /// <summary>A zone after a change batch; null: it is refused, or breaks the zone, which is reported.</summary>
    internal static LocatedZoneChange? Apply(
        LocatedZone before,
        LocatedChangeBatch batch,
        ZoneFile file,
        DiagnosticList diagnostics
    )
    {
        ChangeOutcome outcome = ZoneChanges.Apply(before.Zone, batch.Batch);
        foreach (ChangeRefusal refusal in outcome.Refusals)
        {
            diagnostics.Error(batch.Places[refusal.ChangeIndex], "change-refused", refusal.Message);
        }
        if (outcome.Zone is not { } zone)
        {
            return null;
        }
        var places = new Dictionary<(DnsName, RecordType, string?), Location>();
        for (int i = 0; i < before.Places.Count; i++)
        {
            places.TryAdd(KeyOf(before.Zone.RecordSets[i]), before.Places[i]);
        }
        for (int i = 0; i < batch.Places.Count; i++)
        {
            places[KeyOf(batch.Batch.Changes[i].RecordSet)] = batch.Places[i];
        }
        Location[] after = [.. zone.RecordSets.Select(record => places[KeyOf(record)])];
        HashSet<Location> changed = [.. batch.Places];
        bool breaks = false;
        foreach (ZoneFinding finding in CompiledZone.Compile(zone).Findings.Where(finding => !finding.IsNote))
        {
            // A record set that the batch left alone breaks by what the batch took away.
            Location at = after[finding.RecordIndex];
            diagnostics.Error(
                changed.Contains(at) ? at : batch.Places.FirstOrDefault(at),
                "change-breaks-zone",
                finding.ToString()
            );
            breaks = true;
        }
        return breaks
            ? null
            : new LocatedZoneChange(new LocatedZone(zone, after, before.HealthCheckPlaces) { Files = [file] }, batch);
    }

    private static (DnsName, RecordType, string?) KeyOf(RecordSet record) =>
        (record.Name, record.Type, record.SetIdentifier);

    private static ReadZone? ReadFile(IInputFiles files, string path, ZoneSource source, DiagnosticList diagnostics) =>
        Recognize(files, path, diagnostics) is { } known
        && known.Reader.Read(known.Text, source, diagnostics) is { } records
            ? new ReadZone(records, known.Reader.Format, known.Text.Start)
            : null;

    /// <summary>What a file is; null when it fits no format, or several, which is reported.</summary>
    internal static (ZoneText Text, ZoneFormatReader Reader)? Recognize(
        IInputFiles files,
        string path,
        DiagnosticList diagnostics
    ) =>
        SourceReader.ReadText(files, path, diagnostics, limits: ZoneText.Limits) is { } text
            ? ZoneFormats.Recognize(text, diagnostics)
            : null;
}
