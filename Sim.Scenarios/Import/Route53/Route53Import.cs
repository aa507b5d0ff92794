using System.Text.Json;
using Sim.Core.Routing.Dns;
using Sim.Core.Routing.Dns.Changes;
using Sim.Core.Routing.Dns.Health;
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
        ReadAll(root, "ResourceRecordSets", diagnostics, RecordSetReader.Read);

    /// <summary>Reads <c>list-health-checks</c>.</summary>
    public static IReadOnlyList<Located<HealthCheck>>? ReadHealthChecks(LocatedNode root, DiagnosticList diagnostics) =>
        ReadAll(root, "HealthChecks", diagnostics, HealthCheckReader.Read, CheckReferences);

    /// <summary>Reads the argument of <c>change-resource-record-sets --change-batch</c>.</summary>
    public static LocatedChangeBatch? ReadChangeBatch(LocatedNode root, DiagnosticList diagnostics)
    {
        var changes = ReadAll(root, "Changes", diagnostics, ReadChange);
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
    /// Reads a zone and its health checks, and reports what <see cref="CompiledZone"/> finds in them.
    /// </summary>
    /// <param name="healthChecksPath">Null when the zone comes without health checks.</param>
    public static Zone? ReadZone(
        IInputFiles files,
        string zonePath,
        string? healthChecksPath,
        DiagnosticList diagnostics
    ) => ReadLocatedZone(files, zonePath, healthChecksPath, diagnostics)?.Zone;

    /// <inheritdoc cref="ReadZone"/>
    /// <param name="readCollections">The address blocks that the record sets refer to; null from it: they are
    /// wrong.</param>
    /// <param name="needsDefinitions">Whether a health check without a definition is worth a warning.</param>
    internal static LocatedZone? ReadLocatedZone(
        IInputFiles files,
        string zonePath,
        string? healthChecksPath,
        DiagnosticList diagnostics,
        Func<IReadOnlyList<Located<RecordSet>>, IReadOnlyList<CidrCollection>?>? readCollections = null,
        bool needsDefinitions = true
    )
    {
        var records = SourceReader.ReadFile(files, zonePath, diagnostics) is { } zoneRoot
            ? ReadRecordSets(zoneRoot, diagnostics)
            : null;
        IReadOnlyList<Located<HealthCheck>>? checks = [];
        if (healthChecksPath is not null)
        {
            checks = SourceReader.ReadFile(files, healthChecksPath, diagnostics) is { } checksRoot
                ? ReadHealthChecks(checksRoot, diagnostics)
                : null;
        }
        IReadOnlyList<CidrCollection>? collections = readCollections is null ? [] : readCollections(records ?? []);
        if (records is null || checks is null || collections is null)
        {
            return null;
        }
        var zone = new Zone
        {
            RecordSets = [.. records.Select(r => r.Value)],
            HealthChecks = [.. checks.Select(c => c.Value)],
            CidrCollections = [.. collections],
        };
        ZoneFinding[] findings =
        [
            .. CompiledZone
                .Compile(zone)
                .Findings.Where(finding => needsDefinitions || finding.Kind != ZoneFindingKind.UnknownHealthCheck),
        ];
        return Report(findings, records, diagnostics)
            ? new LocatedZone(zone, [.. records.Select(r => r.At)], [.. checks.Select(c => c.At)])
            : null;
    }

    /// <summary>
    /// Turns findings of a zone into diagnostics at the places of its record sets; whether all are mere notes.
    /// </summary>
    internal static bool Report(
        IReadOnlyList<ZoneFinding> findings,
        IReadOnlyList<Located<RecordSet>> records,
        DiagnosticList diagnostics
    )
    {
        bool isUsable = true;
        foreach (ZoneFinding finding in findings)
        {
            Location at = records[finding.RecordIndex].At;
            string code = JsonNamingPolicy.KebabCaseLower.ConvertName(finding.Kind.ToString());
            if (finding.IsNote)
            {
                string assumed =
                    finding.Kind == ZoneFindingKind.UnknownHealthCheck ? ": it is taken as healthy at all times" : "";
                diagnostics.Warning(at, code, finding + assumed);
                continue;
            }
            diagnostics.Error(at, code, finding.ToString());
            isUsable = false;
        }
        return isUsable;
    }

    private static IReadOnlyList<Located<T>>? ReadAll<T>(
        LocatedNode root,
        string key,
        DiagnosticList diagnostics,
        Func<LocatedMapping, ImportNotes, T?> read,
        Action<List<Located<T>>, ImportNotes>? check = null
    )
        where T : class
    {
        int errorsBefore = Errors(diagnostics);
        var notes = new ImportNotes(diagnostics);
        List<Located<T>> items = [];
        foreach (LocatedMapping mapping in Payload.Find(root, key, notes)?.Each<LocatedMapping>(diagnostics) ?? [])
        {
            if (read(mapping, notes) is { } item)
            {
                items.Add(new Located<T>(item, mapping.Location));
            }
        }
        check?.Invoke(items, notes);
        notes.Flush();
        // A full list cannot tell whether this file added to it.
        bool isRefused = Errors(diagnostics) > errorsBefore || diagnostics.Count >= DiagnosticList.Most;
        return isRefused ? null : items;
    }

    private static int Errors(DiagnosticList diagnostics) => diagnostics.Count(d => d.Severity == Severity.Error);

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

    private static void CheckReferences(List<Located<HealthCheck>> checks, ImportNotes notes)
    {
        var byId = new Dictionary<string, HealthCheck>(StringComparer.Ordinal);
        foreach (Located<HealthCheck> check in checks)
        {
            if (!byId.TryAdd(check.Value.Id, check.Value))
            {
                notes.Error(check.At, "duplicate-id", $"health check '{check.Value.Id}' is given twice");
            }
        }
        foreach (Located<HealthCheck> check in checks)
        {
            foreach (string id in (check.Value as CalculatedHealthCheck)?.Children ?? [])
            {
                if (!byId.TryGetValue(id, out HealthCheck? child))
                {
                    notes.Error(
                        check.At,
                        "unknown-health-check",
                        $"child '{id}' of health check '{check.Value.Id}' does not exist",
                        suggestion: NearestWord.To(id, byId.Keys)
                    );
                }
                else if (!CalculatedHealth.IsAllowedChild(child))
                {
                    notes.Error(
                        check.At,
                        "calculated-child",
                        $"child '{id}' of health check '{check.Value.Id}' is itself calculated"
                    );
                }
            }
        }
    }
}
