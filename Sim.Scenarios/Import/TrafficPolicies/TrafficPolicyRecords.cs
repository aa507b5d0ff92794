using System.Text;
using Sim.Core.Quantities;
using Sim.Core.Routing.Dns;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Import.TrafficPolicies;

/// <summary>
/// The record sets that answer as a policy record does: each rule is a group, rules below others are groups under names
/// of their own, to which aliases lead.
/// </summary>
/// <remarks>
/// The names of rules are made from their ids and stand below the policy record, with an underscore so that no host has
/// them. Route 53 keeps its own names for them to itself; answers do not depend on them.
/// </remarks>
internal sealed class TrafficPolicyRecords(TrafficPolicy policy, DnsName name, SimDuration ttl, ImportNotes notes)
{
    private const int LabelMost = 63;

    private readonly List<Located<RecordSet>> _records = [];
    private readonly Dictionary<string, DnsName> _names = new(StringComparer.Ordinal);
    private readonly FreeNames _labels = new(StringComparer.Ordinal);

    /// <summary>In the order in which the rules are first reached. Not to be used when errors were reported.</summary>
    /// <param name="start">The place of what the policy starts with.</param>
    public IReadOnlyList<Located<RecordSet>> Compile(Location start)
    {
        var endpoints = policy.Endpoints.ToDictionary(endpoint => endpoint.Id, StringComparer.Ordinal);
        if (!policy.Start.IsRule)
        {
            Add(Leaf(endpoints[policy.Start.Id], name, false), start);
            return _records;
        }
        var rules = policy.Rules.ToDictionary(rule => rule.Id, StringComparer.Ordinal);
        Queue<TrafficPolicyRule> queue = new([rules[policy.Start.Id]]);
        _names[policy.Start.Id] = name;
        while (queue.TryDequeue(out TrafficPolicyRule? rule))
        {
            var identifiers = new FreeNames(StringComparer.Ordinal);
            foreach (TrafficPolicyItem item in rule.Items)
            {
                TrafficPolicyReference target = item.Target;
                if (target.IsRule && !_names.ContainsKey(target.Id))
                {
                    _names[target.Id] = NameOf(rules[target.Id]);
                    queue.Enqueue(rules[target.Id]);
                }
                bool evaluates = item.EvaluateTargetHealth ?? false;
                RecordSet record = target.IsRule
                    ? Alias(_names[rule.Id], _names[target.Id], HostedZoneIds.Own, evaluates)
                    : Leaf(endpoints[target.Id], _names[rule.Id], evaluates);
                Add(
                    record with
                    {
                        SetIdentifier = identifiers.Take(target.Id),
                        Policy = item.Policy,
                        HealthCheckId = item.HealthCheckId,
                    },
                    item.At.At
                );
            }
        }
        return _records;
    }

    private void Add(RecordSet record, Location at) => _records.Add(new Located<RecordSet>(record, at));

    private RecordSet Leaf(TrafficPolicyEndpoint endpoint, DnsName owner, bool evaluates) =>
        endpoint.Kind == TrafficPolicyWords.Value
            ? new RecordSet
            {
                Name = owner,
                Type = policy.RecordType,
                Ttl = ttl,
                Values = [endpoint.Value],
            }
            : Alias(owner, DnsName.Parse(TargetOf(endpoint)), HostedZoneIds.Service, evaluates);

    /// <summary>A bucket is called after the policy record, so that its own name would lead back here.</summary>
    private static string TargetOf(TrafficPolicyEndpoint endpoint) =>
        endpoint is { Kind: TrafficPolicyWords.S3Website, Region: { } region } && !S3Website.IsEndpoint(endpoint.Value)
            ? S3Website.EndpointOf(endpoint.Value, region)
            : endpoint.Value;

    private RecordSet Alias(DnsName owner, DnsName target, string zone, bool evaluates) =>
        new()
        {
            Name = owner,
            Type = policy.RecordType,
            Alias = new AliasTarget(target, zone, evaluates),
        };

    private DnsName NameOf(TrafficPolicyRule rule)
    {
        var label = new StringBuilder("_");
        foreach (char c in rule.Id.Take(LabelMost - "_-99999".Length))
        {
            label.Append(char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-');
        }
        if (DnsName.TryParse($"{_labels.Take(label.ToString())}.{(name.IsRoot ? "" : name)}", out DnsName free))
        {
            return free;
        }
        notes.Error(
            rule.At.At,
            "name-too-long",
            $"the name for rule '{rule.Id}' below {name} is longer than DNS allows",
            "a shorter record name or rule id"
        );
        return name;
    }
}
