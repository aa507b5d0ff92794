using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Import.Route53;

/// <summary>
/// Finds the list that a file is about, also inside an envelope: recordings wrap what the CLI prints.
/// </summary>
internal static class Payload
{
    /// <summary>The list under a key, at the top or anywhere below. None, and more than one, are refused.</summary>
    public static LocatedSequence? Find(LocatedNode root, string key, ImportNotes notes)
    {
        if (root is LocatedMapping top && top[key] is LocatedSequence plain)
        {
            ReportTruncation(top, notes);
            return plain;
        }
        List<(LocatedMapping Envelope, LocatedSequence List)> found = [];
        Collect(root, key, found);
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
                foreach ((_, LocatedSequence list) in found)
                {
                    notes.Error(
                        list.Location,
                        "several-payloads",
                        $"the file has {found.Count} lists '{key}': which one is meant cannot be told"
                    );
                }
                return null;
        }
    }

    private static void Collect(LocatedNode node, string key, List<(LocatedMapping, LocatedSequence)> found)
    {
        switch (node)
        {
            case LocatedMapping mapping when mapping[key] is LocatedSequence list:
                found.Add((mapping, list));
                break;
            case LocatedMapping mapping:
                foreach (LocatedEntry entry in mapping.Entries)
                {
                    Collect(entry.Value, key, found);
                }
                break;
            case LocatedSequence sequence:
                foreach (LocatedNode item in sequence)
                {
                    Collect(item, key, found);
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
    }
}
