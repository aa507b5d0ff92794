using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Import.Route53;

/// <summary>
/// Finds the list that a file is about, also inside an envelope: recordings wrap what the CLI prints.
/// </summary>
internal static class Payload
{
    public const string RecordSets = "ResourceRecordSets";
    public const string HealthChecks = "HealthChecks";
    public const string CidrCollections = "CidrCollections";
    public const string CidrBlocks = "CidrBlocks";
    public const string Changes = "Changes";

    /// <summary>Parts that a message lists.</summary>
    private const int MostListed = 12;

    /// <summary>Every list that this importer reads, by a key of its items that no other list has.</summary>
    private static readonly IReadOnlyDictionary<string, string> s_itemKeys = new Dictionary<string, string>(
        StringComparer.Ordinal
    )
    {
        [RecordSets] = "Type",
        [HealthChecks] = "HealthCheckConfig",
        [CidrCollections] = "Arn",
        [CidrBlocks] = "CidrBlock",
        [Changes] = "Action",
    };

    /// <summary>The keys of all lists that this importer reads.</summary>
    public static IEnumerable<string> Keys => s_itemKeys.Keys;

    /// <summary>The keys of lists that a document holds anywhere.</summary>
    public static IReadOnlySet<string> KeysIn(LocatedNode root)
    {
        HashSet<string> keys = new(StringComparer.Ordinal);
        foreach (string key in Keys.Where(key => IsBare(root, key)))
        {
            keys.Add(key);
        }
        CollectKeys(root, keys);
        return keys;
    }

    /// <summary>The list under a key, at the top or anywhere below. None, and more than one, are refused.</summary>
    /// <param name="part">The keys that lead to the part of the document to look in; null: all of it.</param>
    public static LocatedSequence? Find(LocatedNode root, string key, ImportNotes notes, string? part = null)
    {
        if (part is not null)
        {
            return PartOf(root, key, notes, part) is { } inside ? Find(inside, key, notes) : null;
        }
        if (root is LocatedMapping top && top[key] is LocatedSequence plain)
        {
            ReportTruncation(top, notes);
            return plain;
        }
        if (IsBare(root, key))
        {
            notes.Harmless(root.Location, "bare-list", $"the list stands alone, read as '{key}'");
            return (LocatedSequence)root;
        }
        List<Found> found = [];
        Collect(root, key, null, found);
        switch (found.Count)
        {
            case 0:
                notes.Error(root.Location, "no-payload", $"the file has no list '{key}'", $"{{\"{key}\": [...]}}");
                return null;
            case 1:
                notes.Harmless(found[0].List.Location, "wrapped-payload", $"'{key}' is read from inside an envelope");
                ReportTruncation(found[0].Envelope, notes);
                return found[0].List;
            default:
                RefuseSeveral(key, found, notes);
                return null;
        }
    }

    private static void RefuseSeveral(string key, List<Found> found, ImportNotes notes)
    {
        string parts = PartsOf(found);
        foreach (Found one in found)
        {
            notes.Lacks(
                one.List.Location,
                MissingFact.Part,
                "several-payloads",
                $"the file has {found.Count} lists '{key}': which one is meant cannot be told",
                parts
            );
        }
    }

    private static LocatedNode? PartOf(LocatedNode root, string key, ImportNotes notes, string part)
    {
        // A key may itself hold a dot.
        LocatedNode? inside = (root as LocatedMapping)?[part] ?? root.Find(part);
        if (inside is null)
        {
            List<Found> found = [];
            Collect(root, key, null, found);
            notes.Error(
                root.Location,
                "unknown-part",
                $"the file has no part '{part}'",
                found.Count > 0 ? PartsOf(found) : null,
                NearestWord.To(part, found.Take(MostListed).Select(one => one.Path))
            );
        }
        return inside;
    }

    private static string PartsOf(List<Found> found) =>
        "the part that is meant: one of "
        + string.Join(", ", found.Take(MostListed).Select(one => one.Path.Length == 0 ? "(the top)" : one.Path));

    private static bool IsBare(LocatedNode root, string key) =>
        root is LocatedSequence { Count: > 0 } list
        && list.All(item =>
            item is LocatedMapping mapping
            && mapping[s_itemKeys[key]] is not null
            && (key != RecordSets || (mapping["Name"] is not null && mapping["HealthCheckConfig"] is null))
        );

    private static void CollectKeys(LocatedNode node, HashSet<string> keys)
    {
        if (node is LocatedMapping mapping)
        {
            foreach (LocatedEntry entry in mapping.Entries)
            {
                if (s_itemKeys.ContainsKey(entry.Key.Text) && entry.Value is LocatedSequence)
                {
                    keys.Add(entry.Key.Text);
                    continue;
                }
                CollectKeys(entry.Value, keys);
            }
        }
        foreach (LocatedNode item in node as IReadOnlyList<LocatedNode> ?? [])
        {
            CollectKeys(item, keys);
        }
    }

    private static void Collect(LocatedNode node, string key, Step? path, List<Found> found)
    {
        switch (node)
        {
            case LocatedMapping mapping when mapping[key] is LocatedSequence list:
                found.Add(new Found(mapping, list, path));
                break;
            case LocatedMapping mapping:
                foreach (LocatedEntry entry in mapping.Entries)
                {
                    Collect(entry.Value, key, new Step(path, entry.Key.Text), found);
                }
                break;
            case LocatedSequence sequence:
                for (int i = 0; i < sequence.Count; i++)
                {
                    Collect(sequence[i], key, new Step(path, $"[{i}]"), found);
                }
                break;
        }
    }

    private static void ReportTruncation(LocatedMapping envelope, ImportNotes notes)
    {
        if (envelope["IsTruncated"] is LocatedScalar { Text: "true" or "True" } truncated)
        {
            notes.Harmless(
                truncated.Location,
                "truncated-page",
                "this is one page of a longer listing: groups may be incomplete"
            );
        }
        else if (envelope["NextToken"] is LocatedScalar { IsNull: false, Text.Length: > 0 } token)
        {
            notes.Harmless(token.Location, "truncated-page", "this is one page of a longer listing");
        }
    }

    /// <param name="Way">The keys that lead to the envelope; null: the top.</param>
    private sealed record Found(LocatedMapping Envelope, LocatedSequence List, Step? Way)
    {
        public string Path => Way?.ToString() ?? "";
    }

    /// <summary>A key or an index; written out for the few that are told, as keys may be long and many.</summary>
    private sealed record Step(Step? Above, string Text)
    {
        public override string ToString() =>
            Above is null ? Text
            : Text.StartsWith('[') ? $"{Above}{Text}"
            : $"{Above}.{Text}";
    }
}
