using Sim.Core.Routing.Dns;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Import.Terraform;

/// <summary>
/// Reads <c>terraform show -json</c>: records, health checks and CIDR collections of the AWS provider.
/// </summary>
/// <remarks>
/// A value that is known only after apply is refused when it decides an answer, told when its expression says which
/// resource it refers to, and passed over otherwise. Returns null exactly when it reported an error.
/// </remarks>
internal static class TerraformImport
{
    private const string Record = "aws_route53_record";
    private const string Check = "aws_route53_health_check";

    private static readonly string[] s_notRead =
    [
        "aws_route53_records_exclusive",
        "aws_route53_traffic_policy_instance",
    ];

    /// <summary>Whether the text is meant to be the JSON of a plan or a state.</summary>
    public static bool Recognizes(ZoneText text) =>
        text.Top is { } top
        && (
            top["planned_values"] is LocatedMapping
            || (top["values"] is LocatedMapping values && values["root_module"] is not null)
            || (top["format_version"] is LocatedScalar && top["terraform_version"] is LocatedScalar)
        );

    public static ImportedRecords? Read(ZoneText text, ZoneSource source, DiagnosticList diagnostics)
    {
        int before = diagnostics.ErrorsReported;
        var notes = new ImportNotes(diagnostics);
        ImportedRecords? imported = TerraformPlan.Read(text.Top!, notes) is { } plan
            ? Read(plan, text, source, notes)
            : null;
        notes.Flush();
        return diagnostics.ErrorsReported == before ? imported : null;
    }

    private static ImportedRecords? Read(TerraformPlan plan, ZoneText text, ZoneSource source, ImportNotes notes)
    {
        var zones = new TerraformZones(plan);
        foreach (TerraformResource resource in plan.Resources.Where(one => s_notRead.Contains(one.Type)))
        {
            notes.Harmless(resource.Values.Location, "skipped-resource", $"{resource.Type} is not read");
        }
        List<Located<HealthCheck>> checks = [];
        foreach (TerraformResource resource in plan.Resources.Where(one => one.Type == Check))
        {
            if (TerraformHealthCheckReader.Read(resource, plan, notes) is { } check)
            {
                checks.Add(new Located<HealthCheck>(check, resource.Values.Location));
            }
        }
        TerraformResource[] all = [.. plan.Resources.Where(one => one.Type == Record)];
        IReadOnlyList<Located<CidrCollection>> collections = TerraformCidr.Read(plan, notes);
        if (all.Length + checks.Count + collections.Count == 0)
        {
            notes.Error(text.Start, "no-records", "the file has no record, no health check and no CIDR collection");
        }
        TerraformResource[] meant = MeantOf(all, zones, source, notes);
        DnsName? zone = source.Origin ?? (meant.Length > 0 ? zones.NameOf(zones.ZoneOf(meant[0])) : null);
        var reader = new TerraformRecordReader(plan, zone, notes);
        List<Located<RecordSet>> records = [];
        foreach (TerraformResource resource in meant)
        {
            if (reader.Read(resource) is { } record)
            {
                records.Add(new Located<RecordSet>(record, resource.Values.Location));
            }
        }
        return new ImportedRecords(records, checks) { CidrCollections = collections, ZoneName = zone };
    }

    /// <summary>The records of the one zone that is meant; empty when that cannot be told, which is reported.</summary>
    private static TerraformResource[] MeantOf(
        TerraformResource[] all,
        TerraformZones zones,
        ZoneSource source,
        ImportNotes notes
    )
    {
        var byZone = all.GroupBy(record => zones.ZoneOf(record, notes)).ToList();
        string? part = source.Part ?? (byZone.Count > 1 ? source.Origin?.ToString() : null);
        if (part is not null)
        {
            var meant = byZone.Where(group => zones.IsMeant(group.Key, part)).ToList();
            if (meant.Count == 1)
            {
                return [.. meant[0]];
            }
        }
        else if (byZone.Count <= 1)
        {
            return all;
        }
        foreach (var group in byZone)
        {
            string name = zones.NameOf(group.Key) is { } known ? $" ({known})" : "";
            notes.Lacks(
                group.First().Values.Location,
                MissingFact.Part,
                part is null ? "several-zones" : "unknown-part",
                part is null
                    ? $"records of {byZone.Count} zones: that of zone {group.Key ?? "unknown"}{name} is one of them"
                    : $"no zone is '{part}'; this one is {group.Key ?? "unknown"}{name}",
                "the part that is meant: the id or the name of a zone"
            );
        }
        return [];
    }
}
