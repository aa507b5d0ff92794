using System.Globalization;
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
    private readonly ZoneBorder _border;
    private readonly CidrBlocks _blocks;
    private readonly FindingList _findings;
    private readonly List<Group> _groups = [];
    private readonly List<int> _recordOf = [];
    private readonly Dictionary<(DnsName, RecordType), int> _groupOf = [];
    private readonly LeafTable _leaves = new();
    private string[] _healthCheckIds = [];

    public ZoneCompiler(Zone zone)
    {
        _zone = zone;
        _border = new ZoneBorder(zone);
        _blocks = new CidrBlocks(zone);
        _findings = new FindingList(zone);
        NegativeTtl = ReadNegativeTtl(zone);
    }

    public IReadOnlyDictionary<(DnsName, RecordType), int> GroupOf => _groupOf;

    public IReadOnlyList<ZoneFinding> Findings => _findings.Sorted();

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
        List<int> targets = [.. _recordOf.Select(Target)];
        _healthCheckIds = [.. HealthSources(targets).Distinct().Order(StringComparer.Ordinal)];
        FollowCnames(targets);
        int[] unbroken = BreakAliases([.. targets]);
        Member[] members = [.. _groups.SelectMany(group => Flatten(group, unbroken))];
        new ReferenceChecks(_zone, _blocks, _findings).Run();
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
        RecordSet first = _zone.RecordSets[indexes[0]];
        int odd = indexes.FindIndex(i => _zone.RecordSets[i].Policy.GetType() != first.Policy.GetType());
        if (odd >= 0)
        {
            RecordSet other = _zone.RecordSets[indexes[odd]];
            _findings.Report(
                ZoneFindingKind.MixedPolicies,
                indexes[odd],
                $"its routing policy, {PolicyOf(other)}, differs from {PolicyOf(first)}"
            );
            _groups.Add(new Group(name, type, _recordOf.Count, 0, Policy: null));
            return;
        }
        if (indexes.Count > 1)
        {
            indexes = WithoutDuplicates(indexes);
        }
        // A stable sort: equal members stay in the order of the file.
        RecordSet[] members = [.. indexes.Select(i => _zone.RecordSets[i])];
        int[] order =
        [
            .. Enumerable
                .Range(0, members.Length)
                .Order(Comparer<int>.Create((a, b) => RoutingPolicies.Compare(members[a], members[b]))),
        ];
        IRoutingPolicy policy = RoutingPolicies.Create([.. order.Select(o => members[o])], _blocks.Of);
        _groups.Add(new Group(name, type, _recordOf.Count, order.Length, policy));
        _recordOf.AddRange(order.Select(o => indexes[o]));
    }

    private static string PolicyOf(RecordSet set) =>
        $"{RoutingPolicies.Name(set.Policy)} ({set.SetIdentifier ?? "no SetIdentifier"})";

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
            _findings.Report(ZoneFindingKind.DuplicateSetIdentifier, index, what);
        }
        return kept;
    }

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
        if (_border.IsResource(alias.DnsName))
        {
            string health = alias.EvaluateTargetHealth
                ? $"healthy unless the status of {ResourceId(alias)} says otherwise"
                : "taken as healthy";
            _findings.Report(
                ZoneFindingKind.ExternalAlias,
                record,
                $"alias target {alias.DnsName} is outside the zone; {health}"
            );
            return Member.None;
        }
        _findings.Report(
            ZoneFindingKind.DanglingAlias,
            record,
            $"alias target {alias.DnsName} {set.Type} does not exist"
        );
        return Member.Broken;
    }

    private IEnumerable<string> HealthSources(List<int> targets)
    {
        foreach (RecordSet set in _zone.RecordSets)
        {
            if (set.HealthCheckId is { } id)
            {
                yield return id;
            }
        }
        for (int member = 0; member < targets.Count; member++)
        {
            AliasTarget? alias = _zone.RecordSets[_recordOf[member]].Alias;
            if (targets[member] == Member.None && alias is { EvaluateTargetHealth: true })
            {
                yield return ResourceId(alias);
            }
        }
    }

    private static string ResourceId(AliasTarget alias) => alias.DnsName.ToString().TrimEnd('.');

    /// <summary>Adds a group for every type that a CNAME leads on, and its members' targets.</summary>
    private void FollowCnames(List<int> targets)
    {
        var names = new ZoneNames(_groupOf);
        List<(DnsName Name, IReadOnlyList<DnsName> Targets)> cnames =
        [
            .. _groups
                .Where(group => group.Type == RecordType.CNAME)
                .Select(group => (group.Name, (IReadOnlyList<DnsName>)[.. Records(group).SelectMany(CnameTarget)])),
        ];
        int own = _groups.Count;
        foreach ((DnsName name, RecordType type) in new CnameTypes(names, _groupOf).Find(cnames).ToList())
        {
            Group cname = _groups[_groupOf[(name, RecordType.CNAME)]];
            _groupOf.Add((name, type), _groups.Count);
            _groups.Add(cname with { Type = type, First = _recordOf.Count, FollowsCname = true });
            _recordOf.AddRange(_recordOf.GetRange(cname.First, cname.Count));
        }
        foreach (Group group in _groups[own..])
        {
            Group cname = _groups[_groupOf[(group.Name, RecordType.CNAME)]];
            for (int member = 0; member < group.Count; member++)
            {
                targets.Add(
                    FollowedTarget(_recordOf[group.First + member], targets[cname.First + member], group, names)
                );
            }
        }
    }

    private IEnumerable<RecordSet> Records(Group group) =>
        _recordOf.GetRange(group.First, group.Count).Select(index => _zone.RecordSets[index]);

    private static IEnumerable<DnsName> CnameTarget(RecordSet set)
    {
        if (set.Alias is { } alias)
        {
            return [alias.DnsName];
        }
        return set.Values.Count > 0 && DnsName.TryParse(set.Values[0], out DnsName target) ? [target] : [];
    }

    /// <param name="record">The CNAME, or its alias.</param>
    /// <param name="own">The target of the record set itself.</param>
    /// <param name="group">The group that follows it.</param>
    private int FollowedTarget(int record, int own, Group group, ZoneNames names)
    {
        RecordSet set = _zone.RecordSets[record];
        if (set.Alias is not null)
        {
            return own < 0 ? own : _groupOf.GetValueOrDefault((_groups[own].Name, group.Type), Member.Broken);
        }
        foreach (DnsName target in CnameTarget(set))
        {
            bool exists = names.Exists(target);
            if (_border.IsElsewhere(target, exists))
            {
                break;
            }
            if (!exists)
            {
                string message = $"the CNAME's target {target} does not exist in the zone";
                _findings.Report(ZoneFindingKind.DanglingCname, record, message);
            }
            return _groupOf.GetValueOrDefault((names.OwnerOf(target), group.Type), Member.Broken);
        }
        return Member.None;
    }

    private int[] BreakAliases(int[] targets)
    {
        IReadOnlyList<int>[] byGroup = [.. _groups.Select(g => new ArraySegment<int>(targets, g.First, g.Count))];
        foreach ((int group, int member, IReadOnlyList<int> cycle) in new AliasGraph(byGroup).FindBroken())
        {
            int record = _recordOf[_groups[group].First + member];
            targets[_groups[group].First + member] = Member.Broken;
            if (cycle.Count == 0)
            {
                _findings.Report(
                    ZoneFindingKind.AliasTooDeep,
                    record,
                    "there are too many levels or branches of aliases below"
                );
                continue;
            }
            Group[] way = [.. cycle.Prepend(group).Select(g => _groups[g])];
            _findings.Report(
                ZoneFindingKind.AliasCycle,
                record,
                $"the {(_groups[group].FollowsCname ? "CNAME" : "alias")} leads back to itself: "
                    + string.Join(" -> ", way),
                [.. way.Select(step => step.Name)]
            );
        }
        return targets;
    }

    private IEnumerable<Member> Flatten(Group group, int[] targets)
    {
        for (int member = group.First; member < group.First + group.Count; member++)
        {
            yield return Flatten(_zone.RecordSets[_recordOf[member]], targets[member]);
        }
    }

    private Member Flatten(RecordSet set, int target)
    {
        bool isResource = set.Alias is not null && target == Member.None;
        bool evaluates = set.Alias is { EvaluateTargetHealth: true };
        ValueList<string> values = isResource ? [set.Alias!.DnsName.ToString()] : set.Values;
        // A CNAME that is followed limits how long its answer may be kept; an alias leaves that to its target.
        SimDuration ttl =
            isResource ? ExternalTtl
            : set.Alias is null ? set.Ttl ?? SimDuration.Zero
            : SimDuration.MaxValue;
        return new Member(
            IndexOf(set.HealthCheckId),
            isResource && evaluates ? IndexOf(ResourceId(set.Alias!)) : -1,
            target,
            evaluates && !isResource,
            set.Policy is WeightedRouting { Weight: > 0 } weighted ? weighted.Weight : 1,
            target == Member.None && values.Count > 0 ? _leaves.IdOf(values) : -1,
            ttl.Nanoseconds
        );
    }

    private int IndexOf(string? healthCheckId) =>
        healthCheckId is null ? -1 : Array.BinarySearch(_healthCheckIds, healthCheckId, StringComparer.Ordinal);
}
