using Sim.Core.Routing.Dns;

namespace Sim.Scenarios.Import.Cli53;

/// <summary>Reads the entries of a zone file: directives, and records with owner, TTL, class and type.</summary>
internal sealed class ZoneReader(DnsName? origin, ImportNotes notes)
{
    private const string Include = "$INCLUDE";
    private const string Generate = "$GENERATE";
    private const string Alias = "ALIAS";

    private static readonly string[] s_directives = ["$ORIGIN", "$TTL", Include, Generate];

    private static readonly string[] s_otherClasses = ["CH", "CS", "HS"];

    private readonly ZoneNaming _naming = new(origin, notes);
    private DnsName? _owner;
    private bool _hasOwner;
    private int? _ttlDirective;
    private int? _ttlBefore;

    /// <summary>The zone that the file turned out to be about; null: it never said, and needed no name.</summary>
    public DnsName? Zone => _naming.Zone;

    public IEnumerable<ZoneLine> Read(IEnumerable<ZoneEntry> entries)
    {
        foreach (ZoneEntry entry in entries)
        {
            if (!entry.HasBlankOwner && entry.Tokens[0] is { IsQuoted: false } first && first.Text.StartsWith('$'))
            {
                ReadDirective(entry);
            }
            else if (ReadRecord(entry) is { } line)
            {
                yield return line;
            }
        }
    }

    /// <summary>Whether a line begins with a directive.</summary>
    public static bool IsDirective(ReadOnlySpan<char> line)
    {
        foreach (string directive in s_directives)
        {
            if (
                line.StartsWith(directive, StringComparison.OrdinalIgnoreCase)
                && line.Length > directive.Length
                && line[directive.Length] is ' ' or '\t'
            )
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Whether a line is an owner with a TTL or class, and a type.</summary>
    public static bool IsRecord(ReadOnlySpan<char> line)
    {
        bool hasBlankOwner = line[0] is ' ' or '\t';
        string[] words = line.ToString().Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        int type = hasBlankOwner ? 0 : 1;
        int first = type;
        while (
            type < words.Length && type < first + 2 && (IsClass(words[type]) || ZoneTime.TryParse(words[type], out _))
        )
        {
            type++;
        }
        return type > first && type < words.Length && (IsAlias(words[type]) || TypeOf(words[type]) is not null);
    }

    private void ReadDirective(ZoneEntry entry)
    {
        ZoneToken directive = entry.Tokens[0];
        ZoneToken? argument = entry.Tokens.Count > 1 ? entry.Tokens[1] : null;
        if (directive.Is(Include) || directive.Is(Generate))
        {
            notes.Error(
                directive.At,
                "not-supported",
                $"{directive.Text.ToUpperInvariant()} is not followed: the file is read by itself",
                "the records themselves in its place"
            );
        }
        else if (!s_directives.Any(directive.Is))
        {
            notes.Error(
                directive.At,
                "unknown-word",
                $"'{directive.Text}' is no directive",
                "one of " + string.Join(", ", s_directives),
                NearestWord.To(directive.Text, s_directives)
            );
        }
        else if (argument is null)
        {
            notes.Error(directive.At, "missing-value", $"{directive.Text} has no value");
        }
        else if (directive.Is("$TTL"))
        {
            _ttlDirective = ReadTtl(argument.Value) ?? _ttlDirective;
        }
        else
        {
            _naming.ChangeOrigin(argument.Value);
        }
    }

    private ZoneLine? ReadRecord(ZoneEntry entry)
    {
        int next = 0;
        if (!entry.HasBlankOwner)
        {
            _owner = _naming.Name(entry.Tokens[next++]);
            _hasOwner = true;
        }
        else if (!_hasOwner)
        {
            notes.Error(
                entry.Tokens[0].At,
                "no-owner",
                "the line begins with white space, and no name comes before it"
            );
        }
        ZoneToken? ttlToken = null;
        string? zoneClass = null;
        for (; next < entry.Tokens.Count; next++)
        {
            ZoneToken token = entry.Tokens[next];
            if (zoneClass is null && !token.IsQuoted && IsClass(token.Text))
            {
                zoneClass = token.Text.ToUpperInvariant();
            }
            else if (ttlToken is null && !token.IsQuoted && char.IsAsciiDigit(token.Text[0]))
            {
                ttlToken = token;
            }
            else
            {
                break;
            }
        }
        int? ttl = ttlToken is { } stated ? ReadTtl(stated) : null;
        _ttlBefore = ttl ?? _ttlBefore;
        if (next == entry.Tokens.Count)
        {
            notes.Error(entry.Tokens[^1].At, "no-type", "the line ends before its record type", "a type such as A");
            return null;
        }
        Cli53Annotation? annotation = Cli53AnnotationReader.Read(entry.Comments, notes);
        ZoneToken type = entry.Tokens[next];
        ZoneToken[] values = [.. entry.Tokens.Skip(next + 1)];
        bool isAlias = IsAlias(type.Text) && !type.IsQuoted;
        if (!CheckClass(zoneClass, isAlias, type) || (ttlToken is not null && ttl is null))
        {
            return null;
        }
        return isAlias ? ReadAlias(entry, type, values, annotation)
            : ReadType(type) is { } known ? ReadPlain(entry, known, type, values, ttl, annotation)
            : null;
    }

    private bool CheckClass(string? zoneClass, bool isAlias, ZoneToken type)
    {
        string expected = isAlias ? "AWS" : "IN";
        if (zoneClass is null ? !isAlias : zoneClass == expected)
        {
            return true;
        }
        notes.Error(
            type.At,
            "wrong-class",
            zoneClass is null ? "an ALIAS has no class" : $"{type.Text} stands in class {zoneClass}",
            $"class {expected}"
        );
        return false;
    }

    private ZoneLine? ReadPlain(
        ZoneEntry entry,
        RecordType type,
        ZoneToken at,
        ZoneToken[] values,
        int? ttl,
        Cli53Annotation? annotation
    )
    {
        int? known = ttl ?? _ttlDirective ?? _ttlBefore;
        if (known is null)
        {
            notes.Error(at.At, "missing-ttl", "the record has no TTL, and none comes before it", "a TTL, or $TTL");
        }
        string? value = new ZoneValueReader(_naming, notes).Read(type, at, values);
        return value is null || known is null || _owner is not { } owner || annotation is null
            ? null
            : new ZoneLine
            {
                At = entry.Tokens[0].At,
                Name = owner,
                Type = type,
                Ttl = known.Value,
                Value = value,
                Annotation = annotation,
            };
    }

    private ZoneLine? ReadAlias(ZoneEntry entry, ZoneToken at, ZoneToken[] values, Cli53Annotation? annotation)
    {
        if (values.Length != 4)
        {
            notes.Error(
                at.At,
                "value-count",
                $"an ALIAS has four fields, this one has {values.Length}",
                "type, target, zone id ($self for this zone) and true or false for EvaluateTargetHealth"
            );
            return null;
        }
        RecordType? type = ReadType(values[0]);
        bool isOwn = values[2].Text == HostedZoneIds.Own;
        DnsName? target = isOwn ? _naming.NameInZone(values[1]) : _naming.WholeName(values[1]);
        // To cli53 any other word is false, "True" too.
        string[] words = ["true", "false"];
        if (!words.Contains(values[3].Text))
        {
            notes.Error(
                values[3].At,
                "not-a-flag",
                $"EvaluateTargetHealth is '{values[3].Text}'",
                "true or false",
                NearestWord.To(values[3].Text, words)
            );
            return null;
        }
        return type is null || target is null || _owner is not { } owner || annotation is null
            ? null
            : new ZoneLine
            {
                At = entry.Tokens[0].At,
                Name = owner,
                Type = type.Value,
                Ttl = 0,
                Alias = new AliasTarget(target.Value, values[2].Text, EvaluateTargetHealth: values[3].Text == "true"),
                Annotation = annotation,
            };
    }

    private RecordType? ReadType(ZoneToken token)
    {
        if (!token.IsQuoted && TypeOf(token.Text) is { } type)
        {
            return type;
        }
        IEnumerable<string> words = Words.RecordTypes.Keys.Append(Alias);
        notes.Error(
            token.At,
            "unknown-word",
            $"'{token.Text}' is no record type that Route 53 hosts",
            "one of " + string.Join(", ", words),
            NearestWord.To(token.Text, words)
        );
        return null;
    }

    private int? ReadTtl(ZoneToken token)
    {
        if (!token.IsQuoted && ZoneTime.TryParse(token.Text, out int seconds))
        {
            return seconds;
        }
        notes.Error(
            token.At,
            "not-a-time",
            $"'{token.Text}' is no TTL",
            "seconds up to 2147483647, or a time such as 1h30m"
        );
        return null;
    }

    private static bool IsAlias(string word) => word.Equals(Alias, StringComparison.OrdinalIgnoreCase);

    private static bool IsClass(string word) =>
        word.ToUpperInvariant() is "IN" or "AWS" || s_otherClasses.Contains(word, StringComparer.OrdinalIgnoreCase);

    private static RecordType? TypeOf(string word) =>
        Words.RecordTypes.TryGetValue(word.ToUpperInvariant(), out RecordType type) ? type : null;
}
