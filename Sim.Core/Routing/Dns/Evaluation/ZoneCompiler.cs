using System.Globalization;
using System.Net;
using Sim.Core.Quantities;
using Sim.Core.Routing.Dns.Policies;

namespace Sim.Core.Routing.Dns.Evaluation;

/// <summary>Turns a zone into flat groups and collects what is wrong with it. Used once.</summary>
internal sealed class ZoneCompiler
{
    /// <summary>
    /// Route 53's default: the lesser of SOA TTL 900 s and SOA minimum 86,400 s. Source: Developer Guide, "SOA and NS
    /// records".
    /// </summary>
    private static readonly SimDuration NegativeTtlDefault = SimDuration.FromSeconds(900);

    /// <summary>
    /// What Route 53 fixes for aliases of load balancers; other services are assumed alike. Source: Developer Guide,
    /// "Choosing between alias and non-alias records".
    /// </summary>
    private static readonly SimDuration ExternalTtl = SimDuration.FromSeconds(60);

    private readonly Zone _zone;
    private readonly List<Group> _groups = [];
    private readonly List<int> _recordOf = [];
    private readonly Dictionary<(DnsName, RecordType), int> _groupOf = [];
    private readonly List<ZoneFinding> _findings = [];
    private readonly LeafTable _leaves = new();
    private readonly string[] _healthCheckIds;

    public ZoneCompiler(Zone zone)
    {
        _zone = zone;
        _healthCheckIds =
        [
            .. zone.RecordSets.Select(r => r.HealthCheckId).OfType<string>().Distinct().Order(StringComparer.Ordinal),
        ];
        NegativeTtl = ReadNegativeTtl(zone);
    }

    public IReadOnlyDictionary<(DnsName, RecordType), int> GroupOf => _groupOf;

    public IReadOnlyList<ZoneFinding> Findings => _findings;

    public IReadOnlyList<string> HealthCheckIds => _healthCheckIds;

    public IReadOnlyList<string> Values => _leaves.Values;

    public SimDuration NegativeTtl { get; }

    public RecordGroups Compile()
    {
        var byGroup = Enumerable
            .Range(0, _zone.RecordSets.Count)
            .GroupBy(index => (_zone.RecordSets[index].Name, _zone.RecordSets[index].Type))
            .OrderBy(group => group.Key.Name.ToString(), StringComparer.Ordinal)
            .ThenBy(group => group.Key.Type);
        foreach (var group in byGroup)
        {
            AddGroup(group.Key.Name, group.Key.Type, [.. group]);
        }
        int[] targets = [.. _recordOf.Select(Target)];
        BreakAliases(targets);
        Member[] members = [.. targets.Select((target, member) => Flatten(_recordOf[member], target))];
        ReportUnknownReferences();
        _findings.Sort((a, b) => (a.RecordIndex, a.Kind).CompareTo((b.RecordIndex, b.Kind)));
        RecordSet[] records = [.. _recordOf.Select(index => _zone.RecordSets[index])];
        return new RecordGroups([.. _groups], members, records, _leaves.ToArray(), _healthCheckIds, NegativeTtl);
    }

    private static SimDuration ReadNegativeTtl(Zone zone)
    {
        RecordSet? soa = zone.RecordSets.FirstOrDefault(r => r.Type == RecordType.SOA && r.Values.Count > 0);
        string? minimum = soa?.Values[0].Split(' ', StringSplitOptions.RemoveEmptyEntries).LastOrDefault();
        return
            soa is { Ttl: { } ttl }
            && int.TryParse(minimum, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds)
            ? SimDuration.Min(ttl, SimDuration.FromSeconds(seconds))
            : NegativeTtlDefault;
    }

    private void AddGroup(DnsName name, RecordType type, List<int> indexes)
    {
        _groupOf.Add((name, type), _groups.Count);
        int odd = indexes.FindIndex(i =>
            _zone.RecordSets[i].Policy.GetType() != _zone.RecordSets[indexes[0]].Policy.GetType()
        );
        if (odd >= 0)
        {
            Report(
                ZoneFindingKind.MixedPolicies,
                indexes[odd],
                "its routing policy differs from that of the others with this name and type"
            );
            _groups.Add(new Group(name, type, _recordOf.Count, 0, Policy: null));
            return;
        }
        if (indexes.Count > 1)
        {
            indexes = WithoutDuplicates(indexes);
            ReportDuplicatePlaces(indexes);
        }
        // A stable sort: equal members stay in the order of the file.
        RecordSet[] members = [.. indexes.Select(i => _zone.RecordSets[i])];
        int[] order =
        [
            .. Enumerable
                .Range(0, members.Length)
                .Order(Comparer<int>.Create((a, b) => RoutingPolicies.Compare(members[a], members[b]))),
        ];
        IRoutingPolicy policy = RoutingPolicies.Create([.. order.Select(o => members[o])], Blocks);
        _groups.Add(new Group(name, type, _recordOf.Count, order.Length, policy));
        _recordOf.AddRange(order.Select(o => indexes[o]));
    }

    private List<int> WithoutDuplicates(List<int> indexes)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        List<int> kept = [];
        foreach (int index in indexes)
        {
            RecordSet record = _zone.RecordSets[index];
            if (seen.Add(record.SetIdentifier ?? ""))
            {
                kept.Add(index);
                continue;
            }
            string what = record.SetIdentifier is { } id
                ? $"SetIdentifier '{id}' is used twice"
                : "it is given twice without a SetIdentifier";
            Report(ZoneFindingKind.DuplicateSetIdentifier, index, what);
        }
        return kept;
    }

    private void ReportDuplicatePlaces(List<int> indexes)
    {
        var seen = new HashSet<RoutingPolicy>();
        foreach (int index in indexes)
        {
            RoutingPolicy policy = _zone.RecordSets[index].Policy;
            bool isPlace = policy is LatencyRouting or FailoverRouting or GeolocationRouting or IpBasedRouting;
            if (isPlace && !seen.Add(policy))
            {
                Report(
                    ZoneFindingKind.DuplicatePlace,
                    index,
                    "another record set of the group claims the same region, role, area or location"
                );
            }
        }
    }

    private IReadOnlyList<IPNetwork> Blocks(IpBasedRouting routing) =>
        _zone
            .CidrCollections.FirstOrDefault(c => c.Id == routing.CollectionId)
            ?.Locations.FirstOrDefault(l => l.Name == routing.LocationName)
            ?.Blocks
        ?? [];

    private int Target(int record)
    {
        RecordSet set = _zone.RecordSets[record];
        if (set.Alias is not { } alias)
        {
            return Member.None;
        }
        if (_groupOf.TryGetValue((alias.DnsName, set.Type), out int group))
        {
            return group;
        }
        if (AwsEndpoints.IsOutside(alias.DnsName, _zone))
        {
            Report(
                ZoneFindingKind.ExternalAlias,
                record,
                $"alias target {alias.DnsName} is outside the zone; taken as healthy"
            );
            return Member.None;
        }
        Report(ZoneFindingKind.DanglingAlias, record, $"alias target {alias.DnsName} {set.Type} does not exist");
        return Member.Broken;
    }

    private void BreakAliases(int[] targets)
    {
        IReadOnlyList<int>[] byGroup = [.. _groups.Select(g => new ArraySegment<int>(targets, g.First, g.Count))];
        foreach ((int group, int member, IReadOnlyList<int> cycle) in new AliasGraph(byGroup).FindBroken())
        {
            int record = _recordOf[_groups[group].First + member];
            targets[_groups[group].First + member] = Member.Broken;
            if (cycle.Count == 0)
            {
                Report(ZoneFindingKind.AliasTooDeep, record, "there are too many levels or branches of aliases below");
                continue;
            }
            string way = string.Join(" -> ", cycle.Prepend(group).Select(g => _groups[g].ToString()));
            Report(ZoneFindingKind.AliasCycle, record, $"the alias leads back to itself: {way}");
        }
    }

    private Member Flatten(int record, int target)
    {
        RecordSet set = _zone.RecordSets[record];
        bool isExternal = set.Alias is not null && target == Member.None;
        ValueList<string> values = isExternal ? [set.Alias!.DnsName.ToString()] : set.Values;
        return new Member(
            set.HealthCheckId is { } id ? Array.BinarySearch(_healthCheckIds, id, StringComparer.Ordinal) : -1,
            target,
            set.Alias is { EvaluateTargetHealth: true } && !isExternal,
            set.Policy is WeightedRouting { Weight: > 0 } weighted ? weighted.Weight : 1,
            target == Member.None && values.Count > 0 ? _leaves.IdOf(values) : -1,
            (isExternal ? ExternalTtl : set.Ttl ?? SimDuration.Zero).Nanoseconds
        );
    }

    private void ReportUnknownReferences()
    {
        var checks = _zone.HealthChecks.Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        for (int index = 0; index < _zone.RecordSets.Count; index++)
        {
            RecordSet set = _zone.RecordSets[index];
            if (set.HealthCheckId is { } id && !checks.Contains(id))
            {
                Report(ZoneFindingKind.UnknownHealthCheck, index, $"health check '{id}' is not among those supplied");
            }
            if (
                set.Policy is IpBasedRouting { LocationName: not IpBasedRouting.DefaultLocation } ip
                && Blocks(ip).Count == 0
            )
            {
                Report(
                    ZoneFindingKind.UnknownCidrLocation,
                    index,
                    $"location '{ip.LocationName}' of CIDR collection '{ip.CollectionId}' has no blocks"
                );
            }
        }
    }

    private void Report(ZoneFindingKind kind, int record, string message) =>
        _findings.Add(
            new ZoneFinding(kind, record, _zone.RecordSets[record].Name, _zone.RecordSets[record].Type, message)
        );
}
