using Sim.Core.Routing.Dns;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Import.OctoDns;

/// <summary>Reads one record of a zone file.</summary>
internal static class OctoDnsRecordReader
{
    /// <summary>
    /// Null when the record is left out, which is reported. Not to be used when errors were reported.
    /// </summary>
    /// <param name="label">The name as the file has it.</param>
    public static OctoDnsRecord? Read(LocatedMapping mapping, string label, DnsName name, ImportNotes notes)
    {
        var fields = new Fields(mapping, notes);
        if (ReadType(fields, notes) is not { } type)
        {
            return null;
        }
        int ttl = fields.Integer("ttl", 0, int.MaxValue) ?? OctoDnsRecord.TtlDefault;
        (OctoDnsHealthCheck check, bool isLenient, bool isIgnored) = ReadSettings(fields, notes);
        ValueList<OctoDnsValue> values = OctoDnsValueReader.Read(fields, type, notes);
        OctoDnsDynamic? dynamic = ReadDynamic(fields, type, name, isLenient, notes);
        if (fields.Has("geo"))
        {
            notes.Error(
                fields.At("geo"),
                "geo-record",
                "'geo' records were removed from octoDNS",
                "'dynamic' with pools and rules"
            );
        }
        fields.ReportUnknown();
        if (isIgnored)
        {
            notes.Harmless(mapping.Location, "ignored-record", "octoDNS ignores this record, and so it is left out");
            return null;
        }
        return new OctoDnsRecord
        {
            At = new Place(mapping.Location),
            Name = label,
            Type = type,
            Ttl = ttl,
            Values = values,
            HealthCheck = check,
            Dynamic = dynamic,
            IsLenient = isLenient,
        };
    }

    private static OctoDnsType? ReadType(Fields fields, ImportNotes notes)
    {
        if (fields.RequiredText("type") is not { } word)
        {
            return null;
        }
        if (OctoDnsType.All.TryGetValue(word, out OctoDnsType? type))
        {
            return type;
        }
        Location at = fields.At("type");
        if (OctoDnsType.Refused.Contains(word))
        {
            notes.Error(
                at,
                "unsupported-type",
                $"Route 53 has no records of type {word}",
                $"{OctoDnsType.AliasWord} for a name that stands for another"
            );
        }
        else if (OctoDnsType.LeftOut.Contains(word))
        {
            notes.Harmless(at, "skipped-type", $"records of type {word} are not sent to Route 53 and left out");
        }
        else if (word.Contains('/', StringComparison.Ordinal) && NearestWord.To(word, [OctoDnsType.AliasWord]) is null)
        {
            notes.Harmless(at, "skipped-type", $"records of type {word} are for another provider and left out");
        }
        else
        {
            IEnumerable<string> words = OctoDnsType.All.Keys;
            notes.Error(
                at,
                "unknown-word",
                $"'type' is '{word}'",
                "one of " + string.Join(", ", words),
                NearestWord.To(word, words)
            );
        }
        return null;
    }

    private static (OctoDnsHealthCheck Check, bool IsLenient, bool IsIgnored) ReadSettings(
        Fields record,
        ImportNotes notes
    )
    {
        if (record.Object("octodns") is not { } settings)
        {
            return (new OctoDnsHealthCheck(), false, false);
        }
        OctoDnsHealthCheck check = OctoDnsHealthCheckReader.Read(settings, notes);
        bool isLenient = settings.Flag("lenient") ?? false;
        bool isIgnored = settings.Flag("ignored") ?? false;
        foreach (string key in new[] { "included", "excluded" })
        {
            if (settings.Has(key))
            {
                notes.Harmless(
                    settings.At(key),
                    "provider-filter",
                    $"'{key}' names providers of a configuration that is not read: the record is taken as deployed"
                );
            }
        }
        settings.ReportUnknown();
        return (check, isLenient, isIgnored);
    }

    private static OctoDnsDynamic? ReadDynamic(
        Fields record,
        OctoDnsType type,
        DnsName name,
        bool isLenient,
        ImportNotes notes
    )
    {
        if (record.Object("dynamic") is not { } dynamic)
        {
            return null;
        }
        if (!type.MayBeDynamic)
        {
            notes.Error(
                record.At("dynamic"),
                "not-dynamic",
                $"records of type {type.Word} have no pools",
                "type A, AAAA or CNAME"
            );
            return null;
        }
        return OctoDnsDynamicReader.Read(dynamic, type, name, isLenient, notes);
    }
}
