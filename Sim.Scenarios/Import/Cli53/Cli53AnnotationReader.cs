using System.Text;
using Sim.Core.Routing.Dns;
using Sim.Scenarios.Import.Route53;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Import.Cli53;

/// <summary>Reads the comments of an entry.</summary>
/// <remarks>Source: cli53, awsrr.go and util.go.</remarks>
internal static class Cli53AnnotationReader
{
    private const string Mark = "AWS";

    private static readonly string[] s_routings =
    [
        Cli53Annotation.Weighted,
        Cli53Annotation.Latency,
        Cli53Annotation.Failover,
        Cli53Annotation.Geolocation,
        Cli53Annotation.Multivalue,
    ];

    /// <summary>Null when an annotation is refused, which is reported.</summary>
    public static Cli53Annotation? Read(IReadOnlyList<ZoneToken> comments, ImportNotes notes)
    {
        ZoneToken[] marked = [.. comments.Select(comment => Find(comment, notes)).OfType<ZoneToken>()];
        if (marked.Length == 0)
        {
            return Cli53Annotation.None;
        }
        if (marked.Length > 1)
        {
            notes.Error(marked[1].At, "several-annotations", "the record has more than one AWS comment");
            return null;
        }
        return ParsePairs(marked[0], notes) is { } pairs ? Interpret(pairs, notes) : null;
    }

    /// <summary>The part of a comment behind its mark; null: it is a remark for people.</summary>
    private static ZoneToken? Find(ZoneToken comment, ImportNotes notes)
    {
        string text = comment.Text;
        string[] parts = text.Split(';');
        int start = 0;
        foreach (string part in parts)
        {
            int mark = start + (part.Length - part.TrimStart().Length);
            start += part.Length + 1;
            bool isMark =
                text.AsSpan(mark).StartsWith(Mark, StringComparison.Ordinal)
                && text.Length > mark + Mark.Length
                && text[mark + Mark.Length] is ' ' or '\t';
            if (!isMark)
            {
                continue;
            }
            if (mark != 1 || text[0] != ' ')
            {
                notes.Harmless(
                    At(comment, mark),
                    "annotation-place",
                    "cli53 sees an annotation only right behind '; ': it is read here all the same"
                );
            }
            return new ZoneToken(text[(mark + Mark.Length)..], IsQuoted: false, At(comment, mark + Mark.Length));
        }
        return null;
    }

    private static Location At(ZoneToken comment, int offset) =>
        comment.At with
        {
            Column = comment.At.Column + offset,
        };

    /// <summary>Keys with values, in quotes or as numbers, as a mapping of the located tree.</summary>
    private static LocatedMapping? ParsePairs(ZoneToken annotation, ImportNotes notes)
    {
        string text = annotation.Text.TrimEnd();
        var entries = new Dictionary<string, LocatedEntry>(StringComparer.Ordinal);
        int at = 0;
        bool isRead = true;
        while (at < text.Length)
        {
            if (text[at] is ' ' or '\t')
            {
                at++;
                continue;
            }
            int start = at;
            if (ReadPair(annotation, text, ref at) is not { } entry)
            {
                notes.Error(
                    At(annotation, start),
                    "annotation-syntax",
                    $"'{text[start..]}' is no key with a value",
                    "key=\"text\" or key=number with spaces between"
                );
                return null;
            }
            if (!entries.TryAdd(entry.Key.Text, entry))
            {
                notes.Error(entry.Key.Location, "duplicate-key", $"'{entry.Key.Text}' is given twice");
                isRead = false;
            }
        }
        return isRead ? new LocatedMapping(annotation.At, [.. entries.Values]) : null;
    }

    private static LocatedEntry? ReadPair(ZoneToken annotation, string text, ref int at)
    {
        int start = at;
        while (at < text.Length && char.IsAsciiLetter(text[at]))
        {
            at++;
        }
        if (at == start || at + 1 >= text.Length || text[at] != '=')
        {
            return null;
        }
        var key = new LocatedScalar(At(annotation, start), text[start..at], ScalarStyle.Plain);
        int value = ++at;
        bool isQuoted = text[at] == '"';
        string? read = isQuoted ? ReadQuoted(text, ref at) : ReadNumber(text, ref at);
        bool isEnd = at == text.Length || text[at] is ' ' or '\t';
        ScalarStyle style = isQuoted ? ScalarStyle.Quoted : ScalarStyle.Plain;
        return read is null || !isEnd
            ? null
            : new LocatedEntry(key, new LocatedScalar(At(annotation, value), read, style));
    }

    private static string? ReadNumber(string text, ref int at)
    {
        int start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }
        return at == start ? null : text[start..at];
    }

    private static string? ReadQuoted(string text, ref int at)
    {
        var read = new StringBuilder();
        for (at++; at < text.Length && text[at] != '"'; at++)
        {
            if (text[at] == '\\' && ++at == text.Length)
            {
                return null;
            }
            read.Append(text[at]);
        }
        return at++ < text.Length ? read.ToString() : null;
    }

    private static Cli53Annotation? Interpret(LocatedMapping pairs, ImportNotes notes)
    {
        var fields = new Fields(pairs, notes);
        string? routing = fields.RequiredText(Cli53Annotation.Routing);
        string? identifier = fields.RequiredText("identifier");
        string? healthCheck = fields.Text("healthCheckId");
        RoutingPolicy? policy = routing is null ? null : ReadPolicy(routing, fields, notes);
        fields.ReportUnknown();
        return policy is null || identifier is null ? null : new Cli53Annotation(policy, identifier, healthCheck);
    }

    private static RoutingPolicy? ReadPolicy(string routing, Fields fields, ImportNotes notes)
    {
        switch (routing)
        {
            case Cli53Annotation.Weighted:
                return Translate(fields, notes, ("weight", "Weight"));
            case Cli53Annotation.Latency:
                return Translate(fields, notes, ("region", "Region"));
            case Cli53Annotation.Failover:
                return Translate(fields, notes, ("failover", "Failover"));
            case Cli53Annotation.Multivalue:
                return new MultivalueRouting();
            case Cli53Annotation.Geolocation:
                (string Key, string ApiKey)[] keys =
                [
                    ("continentCode", "ContinentCode"),
                    ("countryCode", "CountryCode"),
                    // cli53 writes the first and reads the second, which is misspelled.
                    ("subdivisionCode", "SubdivisionCode"),
                    ("subdivisonCode", "SubdivisionCode"),
                ];
                LocatedMapping area = Map(fields, keys);
                LocatedScalar name = new(fields.Location, "GeoLocation", ScalarStyle.Quoted);
                LocatedMapping record = new(fields.Location, [new LocatedEntry(name, area)]);
                return PolicyReader.Read(new Fields(record, notes), notes);
            default:
                notes.Error(
                    fields.At(Cli53Annotation.Routing),
                    "unknown-word",
                    $"'routing' is '{routing}'",
                    "one of " + string.Join(", ", s_routings),
                    NearestWord.To(routing, s_routings)
                );
                return null;
        }
    }

    /// <summary>Lets the reader of the API's records read the policy, so that both accept the same.</summary>
    private static RoutingPolicy? Translate(Fields fields, ImportNotes notes, (string Key, string ApiKey) key)
    {
        if (!fields.Has(key.Key))
        {
            fields.Missing(key.Key);
            return null;
        }
        return PolicyReader.Read(new Fields(Map(fields, key), notes), notes);
    }

    private static LocatedMapping Map(Fields fields, params ReadOnlySpan<(string Key, string ApiKey)> keys)
    {
        List<LocatedEntry> entries = [];
        foreach ((string key, string apiKey) in keys)
        {
            if (fields.Node(key) is { } node && !entries.Exists(entry => entry.Key.Text == apiKey))
            {
                entries.Add(new LocatedEntry(new LocatedScalar(node.Location, apiKey, ScalarStyle.Quoted), node));
            }
        }
        return new LocatedMapping(fields.Location, entries);
    }
}
