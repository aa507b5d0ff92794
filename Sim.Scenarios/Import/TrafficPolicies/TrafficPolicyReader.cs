using Sim.Core.Routing.Dns;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Import.TrafficPolicies;

/// <summary>From a JSON tree to a traffic policy, with every reference checked.</summary>
internal static class TrafficPolicyReader
{
    /// <summary>Null when it is refused, which is reported.</summary>
    public static TrafficPolicy? Read(LocatedMapping mapping, ImportNotes notes)
    {
        int before = notes.Diagnostics.ErrorsReported;
        var top = new Fields(mapping, notes);
        string? version = ReadWord(top, "AWSPolicyFormatVersion", TrafficPolicyWords.Versions, notes);
        RecordType? type = top.Word("RecordType", Words.RecordTypes);
        if (!top.Has("RecordType"))
        {
            top.Missing("RecordType");
        }
        TrafficPolicyReference? start = TrafficPolicyItemReader.ReadTarget(top, "StartEndpoint", "StartRule", notes);
        Location startAt = top.At(start is { IsRule: true } ? "StartRule" : "StartEndpoint");
        List<TrafficPolicyEndpoint> endpoints = ReadEndpoints(top, type, notes);
        List<TrafficPolicyRule> rules = ReadRules(top, notes);
        // Keys with an underscore are how people comment JSON.
        foreach (LocatedEntry entry in mapping.Entries.Where(entry => entry.Key.Text.StartsWith('_')))
        {
            top.IgnoreOwn(entry.Key.Text);
        }
        top.ReportUnknown();
        if (notes.Diagnostics.ErrorsReported > before)
        {
            return null;
        }
        var policy = new TrafficPolicy
        {
            FormatVersion = version!,
            RecordType = type!.Value,
            Start = start!,
            Endpoints = [.. endpoints],
            Rules = [.. rules],
        };
        TrafficPolicyChecks.Run(policy, startAt, notes);
        return notes.Diagnostics.ErrorsReported > before ? null : policy;
    }

    private static string? ReadWord(Fields fields, string key, IReadOnlyList<string> words, ImportNotes notes)
    {
        string? text = fields.RequiredText(key);
        if (text is null || words.Contains(text))
        {
            return text;
        }
        notes.Error(
            fields.At(key),
            "unknown-word",
            $"'{key}' is '{text}'",
            "one of " + string.Join(", ", words),
            NearestWord.To(text, words)
        );
        return null;
    }

    private static List<TrafficPolicyEndpoint> ReadEndpoints(Fields top, RecordType? type, ImportNotes notes)
    {
        List<TrafficPolicyEndpoint> endpoints = [];
        foreach ((string id, LocatedMapping mapping) in Entries(top, "Endpoints", notes))
        {
            var fields = new Fields(mapping, notes);
            string? kind = ReadWord(fields, "Type", TrafficPolicyWords.EndpointKinds, notes);
            string? value = fields.RequiredText("Value");
            string? region = fields.Text("Region");
            fields.ReportUnknown();
            if (kind is null || value is null)
            {
                continue;
            }
            TrafficPolicyChecks.CheckValue(fields, kind, value, type, notes);
            endpoints.Add(new TrafficPolicyEndpoint(id, kind, value, region, new Place(mapping.Location)));
        }
        return endpoints;
    }

    private static List<TrafficPolicyRule> ReadRules(Fields top, ImportNotes notes)
    {
        List<TrafficPolicyRule> rules = [];
        foreach ((string id, LocatedMapping mapping) in Entries(top, "Rules", notes))
        {
            var fields = new Fields(mapping, notes);
            string? kind = ReadWord(fields, "RuleType", TrafficPolicyWords.RuleKinds, notes);
            if (kind is null)
            {
                continue;
            }
            List<TrafficPolicyItem> items =
                kind == TrafficPolicyWords.Failover
                    ? ReadRoles(mapping, fields, notes)
                    : ReadItems(kind, fields, notes);
            fields.ReportUnknown();
            rules.Add(new TrafficPolicyRule(id, kind, [.. items], new Place(mapping.Location)));
        }
        return rules;
    }

    private static List<TrafficPolicyItem> ReadRoles(LocatedMapping mapping, Fields fields, ImportNotes notes)
    {
        List<TrafficPolicyItem> items = [];
        foreach (FailoverRole role in new[] { FailoverRole.Primary, FailoverRole.Secondary })
        {
            fields.Ignore(role.ToString());
            if (
                mapping.Required<LocatedMapping>(role.ToString(), notes.Diagnostics) is { } side
                && TrafficPolicyItemReader.Read(TrafficPolicyWords.Failover, new FailoverRouting(role), side, notes)
                    is { } item
            )
            {
                items.Add(item);
            }
        }
        return items;
    }

    private static List<TrafficPolicyItem> ReadItems(string kind, Fields fields, ImportNotes notes)
    {
        string key = TrafficPolicyWords.ItemsOf(kind);
        LocatedSequence? list = fields.List(key);
        if (list is null && !fields.Has(key))
        {
            fields.Missing(key);
        }
        if (list is { Count: 0 })
        {
            notes.Error(list.Location, "empty-rule", "the rule has no items");
        }
        List<TrafficPolicyItem> items = [];
        foreach (LocatedMapping mapping in list?.Each<LocatedMapping>(notes.Diagnostics) ?? [])
        {
            if (TrafficPolicyItemReader.Read(kind, null, mapping, notes) is { } item)
            {
                items.Add(item);
            }
        }
        return items;
    }

    private static IEnumerable<(string Id, LocatedMapping Mapping)> Entries(Fields top, string key, ImportNotes notes)
    {
        foreach (LocatedEntry entry in top.Object(key)?.Entries ?? [])
        {
            if (entry.Value is LocatedMapping mapping)
            {
                yield return (entry.Key.Text, mapping);
            }
            else
            {
                notes.Error(
                    entry.Value.Location,
                    "wrong-kind",
                    $"'{entry.Key.Text}' is {entry.Value.Kind}",
                    "a mapping (key: value)"
                );
            }
        }
    }
}
