using Sim.Core.Routing.Dns;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Import.OctoDns;

/// <summary>Reads the names of a zone file, each with one record or a list of them.</summary>
internal static class OctoDnsReader
{
    public static OctoDnsZone Read(LocatedMapping root, DnsName origin, ImportNotes notes)
    {
        List<OctoDnsRecord> records = [];
        var places = new Dictionary<(DnsName, string), Location>();
        foreach (LocatedEntry entry in root.Entries)
        {
            if (NameOf(entry.Key, origin, notes) is not { } name)
            {
                continue;
            }
            foreach (LocatedMapping mapping in RecordsOf(entry, notes))
            {
                if (OctoDnsRecordReader.Read(mapping, entry.Key.Text, name, notes) is not { } record)
                {
                    continue;
                }
                if (!places.TryAdd((name, record.Type.Word), mapping.Location))
                {
                    notes.Error(
                        mapping.Location,
                        "duplicate-record",
                        $"'{entry.Key.Text}' has a second record of type {record.Type.Word}"
                    );
                }
                records.Add(record);
            }
        }
        return new OctoDnsZone(origin, [.. records]);
    }

    private static IEnumerable<LocatedMapping> RecordsOf(LocatedEntry entry, ImportNotes notes)
    {
        switch (entry.Value)
        {
            case LocatedMapping one:
                return [one];
            case LocatedSequence several:
                return several.Each<LocatedMapping>(notes.Diagnostics);
            default:
                notes.Error(
                    entry.Value.Location,
                    "wrong-kind",
                    $"'{entry.Key.Text}' is {entry.Value.Kind}",
                    "a record (type, values, ttl) or a list of records"
                );
                return [];
        }
    }

    private static DnsName? NameOf(LocatedScalar key, DnsName origin, ImportNotes notes)
    {
        if (key.Text.Length == 0)
        {
            return origin;
        }
        if (key.Text == "@")
        {
            notes.Error(key.Location, "not-a-name", "'@' is no name in octoDNS", "'' for the apex of the zone");
            return null;
        }
        if (key.Text.EndsWith('.'))
        {
            notes.Error(key.Location, "not-a-name", $"'{key.Text}' ends in a dot", "a name relative to the zone");
            return null;
        }
        if (!DnsName.TryParse(origin.IsRoot ? key.Text : $"{key.Text}.{origin}", out DnsName name))
        {
            notes.Error(
                key.Location,
                "not-a-name",
                $"'{key.Text}' is no name below {origin}",
                "a domain name relative to the zone; international names in their xn-- form"
            );
            return null;
        }
        return name;
    }
}
