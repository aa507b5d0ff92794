using Sim.Core.Routing.Dns;
using Sim.Core.Routing.Dns.Changes;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Import.Route53;

/// <summary>Reads what <c>aws route53</c> prints and takes, and what people make of it.</summary>
/// <remarks>
/// Harmless oddities (an envelope, extra keys, numbers in quotes, no trailing dot) become warnings, each told once per
/// file.
/// What is ambiguous or wrong becomes an error, all of them at once. Every method returns null exactly when it reported
/// an error.
/// </remarks>
public static class Route53Import
{
    /// <summary>Reads <c>list-resource-record-sets</c>.</summary>
    public static IReadOnlyList<Located<RecordSet>>? ReadRecordSets(LocatedNode root, DiagnosticList diagnostics) =>
        ReadAll(root, Payload.RecordSets, diagnostics, RecordSetReader.Read);

    /// <summary>Reads <c>list-health-checks</c>.</summary>
    public static IReadOnlyList<Located<HealthCheck>>? ReadHealthChecks(LocatedNode root, DiagnosticList diagnostics) =>
        ReadAll(root, Payload.HealthChecks, diagnostics, HealthCheckReader.Read, HealthCheckReferences.Check);

    /// <summary>Reads <c>list-cidr-blocks</c>: the blocks of each location together.</summary>
    public static IReadOnlyList<Located<CidrLocation>>? ReadCidrBlocks(LocatedNode root, DiagnosticList diagnostics) =>
        ReadAll(root, Payload.CidrBlocks, diagnostics, CidrReader.ReadBlock) is { } blocks
            ? CidrReader.Join(blocks)
            : null;

    /// <summary>Reads the argument of <c>change-resource-record-sets --change-batch</c>.</summary>
    public static LocatedChangeBatch? ReadChangeBatch(LocatedNode root, DiagnosticList diagnostics) =>
        ReadChangeBatch(root, diagnostics, null);

    /// <param name="part">The keys that lead to the batch that is meant.</param>
    internal static LocatedChangeBatch? ReadChangeBatch(LocatedNode root, DiagnosticList diagnostics, string? part)
    {
        var changes = ReadAll(root, Payload.Changes, diagnostics, ReadChange, part: part);
        string? comment = (root as LocatedMapping)?["Comment"] is LocatedScalar { IsNull: false } text
            ? text.Text
            : null;
        return changes is null
            ? null
            : new LocatedChangeBatch(
                new ChangeBatch { Comment = comment, Changes = [.. changes.Select(c => c.Value)] },
                [.. changes.Select(c => c.At)]
            );
    }

    /// <summary>
    /// Reads a zone and its health checks in any format, and reports what <see cref="CompiledZone"/> finds in them.
    /// </summary>
    /// <param name="healthChecksPath">Null when the zone comes without health checks.</param>
    public static Zone? ReadZone(
        IInputFiles files,
        string zonePath,
        string? healthChecksPath,
        DiagnosticList diagnostics
    ) =>
        ZoneFiles
            .Read(
                files,
                new ZoneSource
                {
                    ZoneFiles = [zonePath],
                    HealthCheckFiles = healthChecksPath is null ? [] : [healthChecksPath],
                },
                diagnostics
            )
            ?.Zone;

    /// <summary>Every list that a file of the API holds.</summary>
    internal static ImportedRecords? ReadListing(ZoneText text, ZoneSource source, DiagnosticList diagnostics)
    {
        LocatedNode root = text.Root!;
        bool isZone = text.Payloads.Contains(Payload.RecordSets);
        string? part = isZone ? source.Part : null;
        var records = Read(Payload.RecordSets, RecordSetReader.Read, part);
        var checks = Read(Payload.HealthChecks, HealthCheckReader.Read, null);
        var blocks = Read(Payload.CidrBlocks, CidrReader.ReadBlock, null);
        var collections = Read(Payload.CidrCollections, CidrReader.ReadCollection, null);
        return records is null || checks is null || blocks is null || collections is null
            ? null
            : new ImportedRecords(records, checks)
            {
                CidrLocations = CidrReader.Join(blocks),
                CidrCollectionIds = collections,
            };

        IReadOnlyList<Located<T>>? Read<T>(string key, Func<LocatedMapping, ImportNotes, T?> read, string? within)
            where T : class => text.Payloads.Contains(key) ? ReadAll(root, key, diagnostics, read, part: within) : [];
    }

    /// <summary>A change batch that only creates is the zone that it makes of an empty one.</summary>
    internal static ImportedRecords? ReadBatchAsZone(ZoneText text, ZoneSource source, DiagnosticList diagnostics)
    {
        if (ReadChangeBatch(text.Root!, diagnostics, source.Part) is not { } batch)
        {
            return null;
        }
        ChangeOutcome outcome = ZoneChanges.Apply(new Zone(), batch.Batch);
        foreach (ChangeRefusal refusal in outcome.Refusals)
        {
            diagnostics.Error(
                batch.Places[refusal.ChangeIndex],
                "change-refused",
                $"{refusal.Message}: a change batch in the place of a zone starts from an empty one"
            );
        }
        if (outcome.Zone is not { } zone)
        {
            return null;
        }
        diagnostics.Warning(
            text.Start,
            "batch-as-zone",
            "this is a change batch, read as the zone that it makes of an empty one"
        );
        // The last change of a record set is the one that counts.
        var places = new Dictionary<RecordSet, Location>();
        for (int i = 0; i < batch.Places.Count; i++)
        {
            places[batch.Batch.Changes[i].RecordSet] = batch.Places[i];
        }
        return new ImportedRecords([.. zone.RecordSets.Select(set => new Located<RecordSet>(set, places[set]))], []);
    }

    private static IReadOnlyList<Located<T>>? ReadAll<T>(
        LocatedNode root,
        string key,
        DiagnosticList diagnostics,
        Func<LocatedMapping, ImportNotes, T?> read,
        Action<List<Located<T>>, DiagnosticList>? check = null,
        string? part = null
    )
        where T : class
    {
        int errorsBefore = diagnostics.ErrorsReported;
        var notes = new ImportNotes(diagnostics);
        List<Located<T>> items = [];
        foreach (
            LocatedMapping mapping in Payload.Find(root, key, notes, part)?.Each<LocatedMapping>(diagnostics) ?? []
        )
        {
            if (read(mapping, notes) is { } item)
            {
                items.Add(new Located<T>(item, mapping.Location));
            }
        }
        check?.Invoke(items, diagnostics);
        notes.Flush();
        return diagnostics.ErrorsReported > errorsBefore ? null : items;
    }

    private static RecordChange? ReadChange(LocatedMapping mapping, ImportNotes notes)
    {
        var fields = new Fields(mapping, notes);
        ChangeAction? action = fields.Word("Action", Words.ChangeActions);
        if (action is null && !fields.Has("Action"))
        {
            fields.Missing("Action");
        }
        var record = mapping.Required<LocatedMapping>("ResourceRecordSet", notes.Diagnostics);
        fields.Ignore("ResourceRecordSet");
        fields.ReportUnknown();
        RecordSet? set = record is null ? null : RecordSetReader.Read(record, notes);
        return action is { } known && set is not null ? new RecordChange(known, set) : null;
    }
}
