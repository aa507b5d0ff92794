using Sim.Core.Quantities;
using Sim.Core.Routing.Dns;

namespace Sim.Scenarios.Import.OctoDns;

/// <summary>Turns a zone file into the record sets and health checks that octodns-route53 makes of it.</summary>
internal static class OctoDnsCompiler
{
    public static ImportedRecords Compile(OctoDnsZone zone)
    {
        List<Located<RecordSet>> records = [];
        List<Located<HealthCheck>> checks = [];
        var locations = new Dictionary<string, Located<CidrLocation>>(StringComparer.Ordinal);
        foreach (OctoDnsRecord record in zone.Records)
        {
            DnsName name = NameOf(record, zone.Origin);
            if (record.Dynamic is not null)
            {
                new OctoDnsDynamicCompiler(record, name, records, checks, locations).Compile();
            }
            else if (record.Type.IsAlias)
            {
                records.AddRange(record.Values.Select(value => Alias(value, name, zone.Origin)));
            }
            else
            {
                records.Add(new Located<RecordSet>(Static(record, name), record.At.At));
            }
        }
        return new ImportedRecords(records, checks)
        {
            ZoneName = zone.Origin,
            CidrCollections = locations.Count == 0 ? [] : [Collection([.. locations.Values])],
        };
    }

    private static Located<CidrCollection> Collection(IReadOnlyList<Located<CidrLocation>> locations) =>
        new(
            new CidrCollection(OctoDnsNames.CollectionId, [.. locations.Select(location => location.Value)]),
            locations[0].At
        );

    /// <summary>The record set of the values alone.</summary>
    /// <param name="name">Where it stands, which for a dynamic record is below the record itself.</param>
    public static RecordSet Static(OctoDnsRecord record, DnsName name) =>
        new()
        {
            Name = name,
            Type = record.Type.Hosted!.Value,
            Ttl = SimDuration.FromSeconds(record.Ttl),
            Values = [.. record.Values.Select(value => OctoDnsValueText.Of(record.Type, value))],
        };

    private static DnsName NameOf(OctoDnsRecord record, DnsName origin) =>
        record.Name.Length == 0 ? origin : Below(record.Name, origin);

    private static DnsName Below(string name, DnsName origin) =>
        DnsName.Parse(origin.IsRoot ? name : $"{name}.{origin}");

    private static Located<RecordSet> Alias(OctoDnsValue value, DnsName name, DnsName origin)
    {
        (string type, string target, string evaluate, string zone) = (
            value.Texts[0],
            value.Texts[1],
            value.Texts[2],
            value.Texts[3]
        );
        DnsName targetName =
            target.EndsWith('.') ? DnsName.Parse(target)
            : target.Length == 0 ? origin
            : Below(target, origin);
        return new Located<RecordSet>(
            new RecordSet
            {
                Name = name,
                Type = Words.RecordTypes[type],
                Alias = new AliasTarget(
                    targetName,
                    zone.Length == 0 ? HostedZoneIds.Own : zone,
                    EvaluateTargetHealth: evaluate == "true"
                ),
            },
            value.At.At
        );
    }
}
