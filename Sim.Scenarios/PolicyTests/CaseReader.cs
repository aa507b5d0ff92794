using Sim.Core.Routing.Dns;
using Sim.Scenarios.Answers;
using Sim.Scenarios.Import;
using Sim.Scenarios.Import.Route53;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.PolicyTests;

/// <summary>Reads one case.</summary>
/// <remarks>
/// A case is <c>{id, kind, source, rule, note, query: {Name, Type}, rrsets, cidrCollections, health, client,
/// expect}</c>, or names a <c>zone</c> instead of <c>rrsets</c>. Beside <c>rrsets</c> the status of every health check
/// is to be stated; of a zone in a file, those that are not stated follow from its definitions, and are healthy without
/// one. Health, client, latencies and distances are taken as they are stated: a country implies no continent.
/// </remarks>
internal sealed class CaseReader(TestedZones zones, ZoneReference? shared, ImportNotes notes)
{
    private readonly Dictionary<string, Location> _ids = new(StringComparer.Ordinal);

    /// <summary>Null when the case is wrong, which is reported.</summary>
    public PolicyTestCase? Read(LocatedMapping mapping)
    {
        var fields = new Fields(mapping, notes);
        string? id = ReadId(fields);
        fields.Ignore("kind", "source", "note", "client", "health");
        string? rule = fields.Text("rule");
        (DnsName Name, RecordType Type)? query = ReadQuery(fields, mapping);
        QuestionedZone? zone = ReadZone(fields, mapping);
        RefuseCycle(query, zone, mapping);
        var health = zone is null ? null : ReadHealth(fields, mapping, zone);
        DnsClient? client =
            mapping["client"] is null ? default(DnsClient)
            : fields.Object("client") is { } who ? new ClientReader(who, notes).Read(zone)
            : null;
        Fields? expect = fields.Object("expect");
        if (expect is null && !fields.Has("expect"))
        {
            fields.Missing("expect");
        }
        PolicyExpectation? expected = expect is null
            ? null
            : new ExpectationReader(expect, query?.Type ?? RecordType.A, notes).Read();
        fields.RefuseUnknown();
        return id is null || query is null || zone is null || health is null || client is null || expected is null
            ? null
            : new PolicyTestCase(
                id,
                rule,
                zone,
                query.Value.Name,
                query.Value.Type,
                client.Value,
                health,
                expected,
                mapping.Location
            );
    }

    private void RefuseCycle((DnsName Name, RecordType Type)? query, QuestionedZone? zone, LocatedMapping mapping)
    {
        if (query is { } asked && zone?.CycleFrom(asked.Name, asked.Type) is { } cycle)
        {
            Location at = mapping["query"]!.Location;
            notes.Error(at, "alias-cycle", $"{asked.Name} {asked.Type} has no answer: {cycle.Message}");
        }
    }

    private string? ReadId(Fields fields)
    {
        string? id = fields.RequiredText("id");
        if (id is not null && !_ids.TryAdd(id, fields.At("id")))
        {
            notes.Error(fields.At("id"), "duplicate-id", $"the id '{id}' is used twice; first in line {_ids[id].Line}");
        }
        return id;
    }

    private (DnsName Name, RecordType Type)? ReadQuery(Fields fields, LocatedMapping mapping)
    {
        if (fields.Object("query") is not { } query)
        {
            mapping.Required<LocatedMapping>("query", notes.Diagnostics);
            return null;
        }
        string? text = query.RequiredText("Name");
        RecordType? type = query.Has("Type") ? query.Word("Type", Words.RecordTypes) : RecordType.A;
        query.RefuseUnknown();
        if (text is null || type is null)
        {
            return null;
        }
        if (DnsName.TryParse(text, out DnsName name))
        {
            return (name, type.Value);
        }
        notes.Error(query.At("Name"), "not-a-name", $"'Name' is '{text}'", "a domain name such as www.example.com.");
        return null;
    }

    private QuestionedZone? ReadZone(Fields fields, LocatedMapping mapping)
    {
        bool isInline = fields.Has("rrsets");
        ZoneReference? named = zones.ReferenceIn(fields, mapping);
        var collections = fields.Has("cidrCollections")
            ? mapping.Optional<LocatedMapping>("cidrCollections", notes.Diagnostics)
            : null;
        if (isInline && named is not null)
        {
            notes.Error(fields.At("zone"), "two-zones", "a case has 'rrsets' or names a 'zone', not both");
            return null;
        }
        if (isInline)
        {
            return ReadInline(fields, collections);
        }
        if ((named ?? shared) is not { } reference)
        {
            notes.Error(fields.Location, "no-zone", "the case has no zone", "'rrsets', or 'zone' here or in the file");
            return null;
        }
        QuestionedZone? zone = zones.Open(reference);
        return zone is null || collections is null
            ? zone
            : new QuestionedZone(
                zone.Zone with
                {
                    CidrCollections = [.. CidrMapping.Read(collections, notes.Diagnostics)],
                }
            );
    }

    private QuestionedZone? ReadInline(Fields fields, LocatedMapping? collections)
    {
        List<Located<RecordSet>> records = [];
        bool isWhole = true;
        foreach (LocatedMapping item in fields.List("rrsets")?.Each<LocatedMapping>(notes.Diagnostics) ?? [])
        {
            if (RecordSetReader.Read(item, notes) is { } record)
            {
                records.Add(new Located<RecordSet>(record, item.Location));
            }
            else
            {
                isWhole = false;
            }
        }
        var zone = new QuestionedZone(
            new Zone
            {
                RecordSets = [.. records.Select(record => record.Value)],
                CidrCollections = collections is null ? [] : [.. CidrMapping.Read(collections, notes.Diagnostics)],
            }
        );
        // A status is stated by the case, so a health check without a definition is nothing to tell.
        ZoneFinding[] findings =
        [
            .. zone.Compiled.Findings.Where(finding => finding.Kind != ZoneFindingKind.UnknownHealthCheck),
        ];
        bool isUsable =
            !isWhole || ZoneFindingReport.Report(findings, [.. records.Select(record => record.At)], notes.Diagnostics);
        return isWhole && isUsable ? zone : null;
    }

    private IReadOnlyDictionary<string, bool>? ReadHealth(Fields fields, LocatedMapping mapping, QuestionedZone zone)
    {
        var stated = fields.Has("health")
            ? mapping.Optional<LocatedMapping>("health", notes.Diagnostics) is { } health
                ? HealthStatusFile.Read(health, zone, notes.Diagnostics)
                : null
            : [];
        if (stated is null || mapping["rrsets"] is null)
        {
            return stated;
        }
        string[] missing = [.. zone.HealthCheckIds.Where(id => !stated.ContainsKey(id))];
        foreach (string id in missing)
        {
            notes.Error(
                fields.At("health"),
                "missing-status",
                $"the status of health check '{id}' is not stated",
                $"\"{id}\": 1 or \"{id}\": 0"
            );
        }
        return missing.Length == 0 ? stated : null;
    }
}
