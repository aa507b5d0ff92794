using System.Globalization;
using System.Net;
using Sim.Core.Routing.Dns;
using Sim.Scenarios.Import.Route53;

namespace Sim.Scenarios.Import.Cli53;

/// <summary>Reads the value of a record and writes it as Route 53 lists it: names completed, texts in quotes.</summary>
internal sealed class ZoneValueReader(ZoneNaming naming, ImportNotes notes)
{
    /// <summary>
    /// The fields of each type: b, w and d are numbers of 8, 16 and 32 bits, t a time, n a name, q a text in quotes, s a
    /// word, x a word that may be cut into pieces, p the words to the end. Source: RFC 1035, 2782, 3403, 4034, 4255,
    /// 6698, 8659, 9460.
    /// </summary>
    private static readonly Dictionary<RecordType, string> s_fields = new()
    {
        [RecordType.CAA] = "bsq",
        [RecordType.CNAME] = "n",
        [RecordType.DS] = "wbbx",
        [RecordType.HTTPS] = "wnp",
        [RecordType.MX] = "wn",
        [RecordType.NAPTR] = "wwqqqn",
        [RecordType.NS] = "n",
        [RecordType.PTR] = "n",
        [RecordType.SOA] = "nndtttt",
        [RecordType.SRV] = "wwwn",
        [RecordType.SSHFP] = "bbx",
        [RecordType.SVCB] = "wnp",
        [RecordType.TLSA] = "bbbx",
    };

    /// <summary>Null when the value is refused, which is reported.</summary>
    /// <param name="type">The word of the type, for its place.</param>
    public string? Read(RecordType recordType, ZoneToken type, ZoneToken[] values)
    {
        if (recordType is RecordType.TXT or RecordType.SPF)
        {
            return values.Length > 0
                ? string.Join(' ', values.Select(value => $"\"{value.Text}\""))
                : RefuseCount(type, 0, "at least one text");
        }
        if (recordType is RecordType.A or RecordType.AAAA)
        {
            return values.Length == 1
                ? ReadAddress(recordType, values[0])
                : RefuseCount(type, values.Length, "one address");
        }
        string fields = s_fields[recordType];
        bool isOpen = fields[^1] is 'x' or 'p';
        int least = fields[^1] == 'p' ? fields.Length - 1 : fields.Length;
        if (values.Length < least || (!isOpen && values.Length > fields.Length))
        {
            string count = fields.Length.ToString(CultureInfo.InvariantCulture);
            return RefuseCount(type, values.Length, isOpen ? $"{count} fields or more" : $"{count} fields");
        }
        List<string?> texts = [];
        for (int at = 0; at < fields.Length && at < values.Length; at++)
        {
            texts.Add(
                fields[at] switch
                {
                    'x' => string.Concat(values.Skip(at).Select(value => value.Text)),
                    'p' => string.Join(' ', values.Skip(at).Select(Word)),
                    _ => ReadField(fields[at], values[at]),
                }
            );
        }
        return texts.Contains(null) ? null : string.Join(' ', texts);
    }

    private string? ReadField(char field, ZoneToken value) =>
        field switch
        {
            'b' => ReadNumber(value, byte.MaxValue),
            'w' => ReadNumber(value, ushort.MaxValue),
            'd' => ReadNumber(value, uint.MaxValue),
            't' => ReadTime(value),
            'n' => naming.Text(value),
            'q' => $"\"{value.Text}\"",
            _ => value.Text,
        };

    private string? ReadAddress(RecordType type, ZoneToken value)
    {
        if (RecordSetReader.ExpectedAddress(type, value.Text) is not { } expected)
        {
            // IPv6 has many spellings of one address.
            return IPAddress.Parse(value.Text).ToString();
        }
        notes.Error(value.At, "not-an-address", $"'{value.Text}' is not a value of type {type}", expected);
        return null;
    }

    private string? ReadNumber(ZoneToken value, uint most)
    {
        if (
            uint.TryParse(value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out uint number)
            && number <= most
        )
        {
            return number.ToString(CultureInfo.InvariantCulture);
        }
        string expected = string.Create(CultureInfo.InvariantCulture, $"a whole number from 0 to {most}");
        notes.Error(value.At, "not-a-number", $"'{value.Text}' is no number of this record", expected);
        return null;
    }

    private string? ReadTime(ZoneToken value)
    {
        if (ZoneTime.TryParse(value.Text, out int seconds))
        {
            return seconds.ToString(CultureInfo.InvariantCulture);
        }
        notes.Error(value.At, "not-a-time", $"'{value.Text}' is no time", "seconds, or a time such as 1h30m");
        return null;
    }

    private static string Word(ZoneToken value) => value.IsQuoted ? $"\"{value.Text}\"" : value.Text;

    private string? RefuseCount(ZoneToken type, int count, string expected)
    {
        notes.Error(type.At, "value-count", $"the value of this {type.Text} record has {count} fields", expected);
        return null;
    }
}
