using Sim.Core.Routing.Dns;
using Sim.Scenarios.Import.Route53;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Import.TrafficPolicies;

/// <summary>What must hold between the parts of a traffic policy.</summary>
internal static class TrafficPolicyChecks
{
    /// <summary>Rules of a cycle that a message names, which is cut anyhow. A judgement.</summary>
    private const int CycleMost = 20;

    /// <summary>References lead somewhere, none leads back to itself, and nothing is left over.</summary>
    public static void Run(TrafficPolicy policy, Location start, ImportNotes notes)
    {
        var rules = policy.Rules.ToDictionary(rule => rule.Id, StringComparer.Ordinal);
        var endpoints = policy.Endpoints.ToDictionary(endpoint => endpoint.Id, StringComparer.Ordinal);
        CheckReference(policy.Start, start);
        foreach (TrafficPolicyRule rule in policy.Rules)
        {
            foreach (TrafficPolicyItem item in rule.Items)
            {
                CheckReference(item.Target, item.At.At);
                CheckMultivalue(rule, item, endpoints, notes);
            }
        }
        HashSet<string> done = new(StringComparer.Ordinal);
        foreach (TrafficPolicyRule rule in policy.Rules)
        {
            Walk(rule, [], done, rules, notes);
        }
        ReportUnused(policy, rules, notes);

        void CheckReference(TrafficPolicyReference reference, Location at)
        {
            ICollection<string> known = reference.IsRule ? rules.Keys : endpoints.Keys;
            if (!known.Contains(reference.Id))
            {
                string kind = reference.IsRule ? "rule" : "endpoint";
                string? near = notes.Diagnostics.IsFull ? null : NearestWord.To(reference.Id, known);
                notes.Error(at, $"unknown-{kind}", $"there is no {kind} '{reference.Id}'", suggestion: near);
            }
        }
    }

    /// <summary>An endpoint of the kind <c>value</c> holds a value of the record type, others a domain name.</summary>
    public static void CheckValue(Fields fields, string kind, string value, RecordType? type, ImportNotes notes)
    {
        if (kind == TrafficPolicyWords.Value)
        {
            if (RecordSetReader.ExpectedAddress(type, value) is { } expected)
            {
                notes.Error(fields.At("Value"), "not-an-address", $"'{value}' is not a value of type {type}", expected);
            }
        }
        else if (
            Placeholders.IsIn(value)
            || !DnsName.TryParse(value, out _)
            || !value.Contains('.', StringComparison.Ordinal)
        )
        {
            notes.Error(fields.At("Value"), "not-a-name", $"'{value}' is no domain name", $"the name of the {kind}");
        }
        else if (kind == TrafficPolicyWords.S3Website && !S3Website.IsEndpoint(value))
        {
            CheckBucket(fields, value, notes);
        }
    }

    /// <summary>A bucket is a website of its region.</summary>
    private static void CheckBucket(Fields fields, string bucket, ImportNotes notes)
    {
        if (fields.Text("Region") is not { } region)
        {
            notes.Error(
                fields.Location,
                "missing-key",
                $"'Region' is missing: it is a part of the name of bucket '{bucket}'",
                "the region of the bucket, such as us-east-1"
            );
        }
        else if (!DnsName.TryParse(S3Website.EndpointOf(bucket, region), out _))
        {
            notes.Error(fields.At("Region"), "not-a-region", $"'Region' is '{region}'", "a region such as us-east-1");
        }
    }

    private static void CheckMultivalue(
        TrafficPolicyRule rule,
        TrafficPolicyItem item,
        Dictionary<string, TrafficPolicyEndpoint> endpoints,
        ImportNotes notes
    )
    {
        if (
            rule.Kind == TrafficPolicyWords.Multivalue
            && (
                item.Target.IsRule
                || endpoints.GetValueOrDefault(item.Target.Id)?.Kind is not (null or TrafficPolicyWords.Value)
            )
        )
        {
            notes.Error(
                item.At.At,
                "multivalue-alias",
                "a multivalue rule answers with values and follows no reference to a rule or resource",
                "EndpointReference to an endpoint of Type value"
            );
        }
    }

    /// <summary>Depth is bounded by the number of rules on one way, which the size of the document bounds.</summary>
    private static void Walk(
        TrafficPolicyRule start,
        List<string> way,
        HashSet<string> done,
        Dictionary<string, TrafficPolicyRule> rules,
        ImportNotes notes
    )
    {
        // Its own stack: the document decides the depth.
        Stack<(TrafficPolicyRule Rule, int Next)> open = new();
        if (done.Add(start.Id))
        {
            open.Push((start, 0));
            way.Add(start.Id);
        }
        HashSet<string> onWay = [.. way];
        while (open.TryPop(out (TrafficPolicyRule Rule, int Next) top))
        {
            if (top.Next == top.Rule.Items.Count)
            {
                way.RemoveAt(way.Count - 1);
                onWay.Remove(top.Rule.Id);
                continue;
            }
            open.Push((top.Rule, top.Next + 1));
            TrafficPolicyItem item = top.Rule.Items[top.Next];
            if (!item.Target.IsRule || !rules.TryGetValue(item.Target.Id, out TrafficPolicyRule? target))
            {
                continue;
            }
            if (onWay.Contains(target.Id))
            {
                ReportCycle(way, target.Id, item.At.At, notes);
            }
            else if (done.Add(target.Id))
            {
                open.Push((target, 0));
                way.Add(target.Id);
                onWay.Add(target.Id);
            }
        }
    }

    /// <summary>Of a cycle through hundreds of rules, the last ones are told.</summary>
    private static void ReportCycle(List<string> way, string end, Location at, ImportNotes notes)
    {
        List<string> cycle = [end];
        for (int i = way.Count - 1; way[i] != end && cycle.Count < CycleMost; i--)
        {
            cycle.Add(way[i]);
        }
        cycle.Add(end);
        cycle.Reverse();
        notes.Error(at, "rule-cycle", $"the rule leads back to itself: {string.Join(" -> ", cycle)}");
    }

    private static void ReportUnused(
        TrafficPolicy policy,
        Dictionary<string, TrafficPolicyRule> rules,
        ImportNotes notes
    )
    {
        HashSet<TrafficPolicyReference> used = [policy.Start];
        Queue<TrafficPolicyReference> queue = new(used);
        while (queue.TryDequeue(out TrafficPolicyReference? reference))
        {
            if (reference.IsRule && rules.TryGetValue(reference.Id, out TrafficPolicyRule? rule))
            {
                foreach (TrafficPolicyItem item in rule.Items.Where(item => used.Add(item.Target)))
                {
                    queue.Enqueue(item.Target);
                }
            }
        }
        foreach (TrafficPolicyRule rule in policy.Rules.Where(rule => !used.Contains(new(rule.Id, true))))
        {
            notes.Harmless(rule.At.At, "unused-rule", $"nothing leads to rule '{rule.Id}'");
        }
        foreach (TrafficPolicyEndpoint endpoint in policy.Endpoints.Where(one => !used.Contains(new(one.Id, false))))
        {
            notes.Harmless(endpoint.At.At, "unused-endpoint", $"nothing leads to endpoint '{endpoint.Id}'");
        }
    }
}
