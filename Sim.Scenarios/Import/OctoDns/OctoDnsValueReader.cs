using System.Globalization;
using Sim.Core.Routing.Dns;
using Sim.Scenarios.Import.Route53;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Import.OctoDns;

/// <summary>Reads <c>value</c> and <c>values</c>, field by field.</summary>
internal static class OctoDnsValueReader
{
    /// <summary>The values of a record; none is reported.</summary>
    public static ValueList<OctoDnsValue> Read(Fields record, OctoDnsType type, ImportNotes notes)
    {
        LocatedNode? several = record.Node("values");
        LocatedNode? single = record.Node("value");
        if (several is not null && single is not null)
        {
            notes.Error(single.Location, "value-and-values", "a record has 'value' or 'values', not both");
        }
        LocatedNode? given = several ?? single;
        IEnumerable<LocatedNode> nodes = given switch
        {
            null => [],
            LocatedSequence list => list,
            _ => [given],
        };
        List<OctoDnsValue> values = [];
        foreach (LocatedNode node in nodes)
        {
            if (ReadValue(node, type, notes) is { } value)
            {
                values.Add(value);
            }
        }
        if (!nodes.Any())
        {
            notes.Error(given?.Location ?? record.Location, "no-values", "the record has no values", "value or values");
        }
        else if (type.Hosted == RecordType.CNAME && nodes.Skip(1).Any())
        {
            notes.Error(nodes.ElementAt(1).Location, "several-values", "a CNAME record has one value", "value: NAME.");
        }
        return [.. values];
    }

    /// <summary>Checks one text of a type without fields; reports and gives null when it is none.</summary>
    public static string? ReadText(LocatedScalar scalar, OctoDnsType type, ImportNotes notes)
    {
        if (scalar.IsNull || scalar.Text.Length == 0)
        {
            notes.Error(scalar.Location, "empty-item", "the value is empty", $"a value of type {type.Word}");
            return null;
        }
        if (type.IsName)
        {
            return ReadName(scalar, "the value", notes);
        }
        if (RecordSetReader.ExpectedAddress(type.Hosted, scalar.Text) is { } expected)
        {
            notes.Error(
                scalar.Location,
                "not-an-address",
                $"'{scalar.Text}' is not a value of type {type.Word}",
                expected
            );
            return null;
        }
        return scalar.Text;
    }

    private static OctoDnsValue? ReadValue(LocatedNode node, OctoDnsType type, ImportNotes notes)
    {
        if (type.Fields.Count == 0)
        {
            if (node is not LocatedScalar scalar)
            {
                notes.Error(node.Location, "wrong-kind", $"the value is {node.Kind}", $"a value of type {type.Word}");
                return null;
            }
            return ReadText(scalar, type, notes) is { } text
                ? new OctoDnsValue(new Place(node.Location), [text])
                : null;
        }
        if (node is not LocatedMapping mapping)
        {
            string keys = string.Join(", ", type.Fields.Select(field => field.Key));
            notes.Error(node.Location, "wrong-kind", $"the value is {node.Kind}", $"a mapping with {keys}");
            return null;
        }
        var fields = new Fields(mapping, notes);
        string?[] texts = [.. type.Fields.Select(field => ReadField(fields, field, notes))];
        fields.ReportUnknown();
        if (texts.Any(text => text is null))
        {
            return null;
        }
        var value = new OctoDnsValue(new Place(node.Location), [.. texts!]);
        if (type.IsAlias)
        {
            CheckAlias(fields, value, notes);
        }
        return value;
    }

    private static void CheckAlias(Fields fields, OctoDnsValue value, ImportNotes notes)
    {
        (string type, string name, string zone) = (value.Texts[0], value.Texts[1], value.Texts[3]);
        if (!Words.RecordTypes.ContainsKey(type))
        {
            string expected = "one of " + string.Join(", ", Words.RecordTypes.Keys);
            notes.Error(
                fields.At("type"),
                "unknown-word",
                $"'type' is '{type}'",
                expected,
                NearestWord.To(type, Words.RecordTypes.Keys)
            );
        }
        if (name.Length > 0 && !DnsName.TryParse(name, out _))
        {
            notes.Error(fields.At("name"), "not-a-name", $"'name' is '{name}'", "a name relative to the zone");
        }
        else if (name.EndsWith('.') != (zone.Length > 0))
        {
            notes.Error(
                fields.At("name"),
                "alias-target",
                $"'name' is '{name}' {(zone.Length > 0 ? "with" : "without")} a hosted-zone-id",
                "a relative name within the zone, or the whole name of an AWS service with its hosted-zone-id"
            );
        }
    }

    private static string? ReadField(Fields value, OctoDnsField field, ImportNotes notes)
    {
        bool isOld = field.OldKey is { } old && value.Has(old);
        string key = !value.Has(field.Key) && isOld ? field.OldKey! : field.Key;
        if (!value.Has(key))
        {
            if (field.Absent is null)
            {
                value.Missing(key);
            }
            return field.Absent;
        }
        return field.Kind switch
        {
            OctoDnsFieldKind.Number => value.Integer(key, 0, field.Most)?.ToString(CultureInfo.InvariantCulture),
            OctoDnsFieldKind.Flag => value.Flag(key) is { } flag ? (flag ? "true" : "false") : null,
            OctoDnsFieldKind.Parameters => value.Object(key) is { } parameters
                ? ServiceParameters.Read(parameters, notes)
                : null,
            OctoDnsFieldKind.Name => value.Scalar(key) is { } name ? ReadName(name, $"'{key}'", notes) : null,
            _ => ReadWord(value, field, key),
        };
    }

    private static string? ReadWord(Fields value, OctoDnsField field, string key)
    {
        if (value.Scalar(key) is not { } scalar)
        {
            return null;
        }
        if (scalar.Text.Length == 0 && field.Absent is null)
        {
            value.Missing(key);
            return null;
        }
        return scalar.Text;
    }

    private static string? ReadName(LocatedScalar scalar, string what, ImportNotes notes)
    {
        string text = scalar.Text.ToLowerInvariant();
        if (!DnsName.TryParse(text, out _))
        {
            notes.Error(
                scalar.Location,
                "not-a-name",
                $"{what} is '{scalar.Text}'",
                "a domain name such as www.example.com."
            );
            return null;
        }
        if (!text.EndsWith('.'))
        {
            notes.Error(
                scalar.Location,
                "no-trailing-dot",
                $"{what} is '{scalar.Text}', which octoDNS refuses: it has no dot at its end",
                "the whole name with a dot at its end",
                text + "."
            );
            return null;
        }
        return text;
    }
}
