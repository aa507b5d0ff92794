using System.Net;
using Sim.Core.Routing.Dns.Evaluation;

namespace Sim.Core.Routing.Dns.Lint;

/// <summary>A zone as rules look at it: groups, aliases followed, and who can ever be passed over.</summary>
internal sealed class LintedZone
{
    /// <summary>How many names a message spells out. A judgement: three fill a line.</summary>
    private const int NamesInMessage = 3;

    private readonly Dictionary<(DnsName, RecordType), LintedGroup> _groups;
    private readonly Dictionary<DnsName, List<LintedGroup>> _byName = [];
    private readonly LintedGroup[] _groupOf;
    private readonly Dictionary<string, HealthCheck> _checks = new(StringComparer.Ordinal);
    private readonly HashSet<int> _broken;
    private readonly HashSet<int> _outside;
    private readonly ILookup<LintedGroup, int> _evaluating;
    private readonly ILookup<string, string> _parents;
    private readonly ILookup<string, int> _carrying;
    private readonly bool?[] _canFail;
    private readonly Dictionary<LintedGroup, bool> _allCanFail = [];
    private readonly Dictionary<LintedGroup, bool> _anyCanFail = [];
    private readonly ZoneNames _names;
    private readonly CidrBlocks _blocks;
    private readonly Lazy<int[]> _ranks;

    public LintedZone(Zone zone, LintOptions options)
    {
        Zone = zone;
        Options = options;
        Apex = zone.Name ?? zone.RecordSets.FirstOrDefault(record => record.Type == RecordType.SOA)?.Name;
        CompiledZone compiled = CompiledZone.Compile(zone);
        Findings = compiled.Findings;
        NegativeTtlSeconds = compiled.NegativeTtl.TotalSeconds;
        Groups = Group(zone, options.Quotas);
        _blocks = new CidrBlocks(zone);
        _ranks = new Lazy<int[]>(Ranks);
        _groups = Groups.ToDictionary(group => (group.Name, group.Type));
        _groupOf = new LintedGroup[zone.RecordSets.Count];
        foreach (LintedGroup group in Groups)
        {
            foreach (int member in group.Members)
            {
                _groupOf[member] = group;
            }
            if (!_byName.TryGetValue(group.Name, out List<LintedGroup>? same))
            {
                _byName.Add(group.Name, same = []);
            }
            same.Add(group);
        }
        foreach (HealthCheck check in zone.HealthChecks)
        {
            _checks.TryAdd(check.Id, check);
        }
        // The aliases of a mixed group, or of a duplicate, are not followed: nor are they here, so no cycle is left.
        _broken = Found(
            ZoneFindingKind.AliasCycle,
            ZoneFindingKind.AliasTooDeep,
            ZoneFindingKind.DanglingAlias,
            ZoneFindingKind.DuplicateSetIdentifier
        );
        _broken.UnionWith(Groups.Where(group => group.IsMixed).SelectMany(group => group.Members));
        _outside = Found(ZoneFindingKind.ExternalAlias);
        _names = new ZoneNames(Groups.Index().ToDictionary(g => (g.Item.Name, g.Item.Type), g => g.Index));
        _parents = _checks
            .Values.OfType<CalculatedHealthCheck>()
            .SelectMany(check => check.Children.Distinct().Select(child => (child, check.Id)))
            .ToLookup(link => link.child, link => link.Id, StringComparer.Ordinal);
        _carrying = Enumerable
            .Range(0, zone.RecordSets.Count)
            .Where(record => zone.RecordSets[record].HealthCheckId is not null)
            .ToLookup(record => zone.RecordSets[record].HealthCheckId!, StringComparer.Ordinal);
        _canFail = new bool?[zone.RecordSets.Count];
        _evaluating = Enumerable
            .Range(0, zone.RecordSets.Count)
            .Where(record => zone.RecordSets[record].Alias is { EvaluateTargetHealth: true })
            .Where(record => Target(record) is not null)
            .ToLookup(record => Target(record)!);
    }

    public Zone Zone { get; }

    public LintOptions Options { get; }

    /// <summary>What stands in the way of an answer.</summary>
    public IReadOnlyList<ZoneFinding> Findings { get; }

    /// <summary>Where the zone begins, as far as that is known.</summary>
    public DnsName? Apex { get; }

    /// <summary>How long resolvers may keep "no such record".</summary>
    public double NegativeTtlSeconds { get; }

    /// <summary>By name and type.</summary>
    public IReadOnlyList<LintedGroup> Groups { get; }

    public RecordSet this[int record] => Zone.RecordSets[record];

    /// <summary>The groups of one policy, those with mixed policies left out.</summary>
    public IEnumerable<LintedGroup> GroupsOf<TPolicy>()
        where TPolicy : RoutingPolicy => Groups.Where(group => group.Is<TPolicy>());

    public TPolicy Policy<TPolicy>(int record)
        where TPolicy : RoutingPolicy => (TPolicy)this[record].Policy;

    public LintedGroup GroupOf(int record) => _groupOf[record];

    public LintedGroup? Group(DnsName name, RecordType type) => _groups.GetValueOrDefault((name, type));

    /// <summary>All groups of a name, none when it does not exist.</summary>
    public IReadOnlyList<LintedGroup> GroupsAt(DnsName name) =>
        _byName.TryGetValue(name, out List<LintedGroup>? groups) ? groups : [];

    /// <summary>The name whose records answer for a name: itself, or the wildcard that covers it (RFC 4592).</summary>
    public DnsName Owner(DnsName name) => _names.OwnerOf(name);

    /// <summary>
    /// The group that an alias leads to; null for leaves, and where it leads out of the zone or nowhere.
    /// </summary>
    public LintedGroup? Target(int record) =>
        this[record].Alias is { } alias && !_broken.Contains(record) ? Group(alias.DnsName, this[record].Type) : null;

    /// <summary>An alias of an AWS resource, whose health Route 53 may know.</summary>
    public bool IsOutside(int record) => _outside.Contains(record);

    /// <summary>The blocks of a location; none when it is unknown, or the default.</summary>
    public IReadOnlyList<IPNetwork> Blocks(IpBasedRouting routing) => _blocks.Of(routing);

    /// <summary>The aliases that evaluate the health of a group.</summary>
    public IEnumerable<int> Evaluating(LintedGroup group) => _evaluating[group];

    public HealthCheck? Check(string id) => _checks.GetValueOrDefault(id);

    /// <summary>Whether the record set can ever be unhealthy, and so be passed over.</summary>
    public bool CanFail(int record)
    {
        if (_canFail[record] is { } known)
        {
            return known;
        }
        // Aliases that close a cycle are cut, so this ends; they nest at most as deep as is evaluated.
        bool canFail =
            (this[record].HealthCheckId is { } id && CanFail(id))
            || (
                this[record].Alias is { EvaluateTargetHealth: true }
                && (Target(record) is { } target ? AllCanFail(target) : IsOutside(record) || _broken.Contains(record))
            );
        _canFail[record] = canFail;
        return canFail;
    }

    /// <summary>Whether one of the members can.</summary>
    public bool AnyCanFail(LintedGroup group) => Remember(_anyCanFail, group, of => of.Members.Any(CanFail));

    private bool AllCanFail(LintedGroup group) => Remember(_allCanFail, group, of => of.Members.All(CanFail));

    private static bool Remember(Dictionary<LintedGroup, bool> known, LintedGroup group, Func<LintedGroup, bool> find)
    {
        if (!known.TryGetValue(group, out bool holds))
        {
            known[group] = holds = find(group);
        }
        return holds;
    }

    /// <summary>Whether the status of a check can change; unknown checks are taken at their word.</summary>
    public bool CanFail(string checkId) =>
        Check(checkId) switch
        {
            null => true,
            { Disabled: true } check => check.Inverted,
            CalculatedHealthCheck { HealthThreshold: 0 } check => check.Inverted,
            _ => true,
        };

    /// <summary>
    /// The health checks that rules hold against the record sets that they decide: none when there are far more than
    /// the quota.
    /// </summary>
    public IEnumerable<int> ComparedChecks =>
        Enumerable.Range(
            0,
            LintedGroup.IsFarOver(Zone.HealthChecks.Count, Options.Quotas.HealthChecks) ? 0 : Zone.HealthChecks.Count
        );

    /// <summary>The record sets that carry a check, or a calculated one of which it is a child.</summary>
    public IEnumerable<int> DecidedBy(string checkId) =>
        _parents[checkId].Prepend(checkId).Distinct(StringComparer.Ordinal).SelectMany(id => _carrying[id]);

    /// <summary><c>www.example.com. A 'fr'</c>.</summary>
    public string Describe(int record) =>
        this[record].SetIdentifier is { } id
            ? $"{this[record].Name} {this[record].Type} '{id}'"
            : $"{this[record].Name} {this[record].Type}";

    /// <summary>The first few of some record sets, and how many more there are.</summary>
    public string List(IReadOnlyCollection<int> records) =>
        Texts.List(records.Select(Describe), records.Count, NamesInMessage);

    /// <summary>The same for members of one group, whose name the message has said already.</summary>
    public string Identifiers(IReadOnlyCollection<int> records) =>
        Texts.List(records.Select(r => $"'{this[r].SetIdentifier}'"), records.Count, NamesInMessage);

    /// <summary>Record sets in the order of their descriptions.</summary>
    public int[] InOrder(IEnumerable<int> records) => [.. records.OrderBy(record => _ranks.Value[record])];

    private int[] Ranks()
    {
        int[] records = [.. Enumerable.Range(0, Zone.RecordSets.Count)];
        string[] descriptions = [.. records.Select(Describe)];
        Array.Sort(descriptions, records, StringComparer.Ordinal);
        int[] ranks = new int[records.Length];
        for (int rank = 0; rank < ranks.Length; rank++)
        {
            ranks[records[rank]] = rank;
        }
        return ranks;
    }

    private static LintedGroup[] Group(Zone zone, Route53Quotas quotas) =>
        [
            .. Enumerable
                .Range(0, zone.RecordSets.Count)
                .GroupBy(record => (zone.RecordSets[record].Name, zone.RecordSets[record].Type))
                .Select(group => new LintedGroup(
                    group.Key.Name,
                    group.Key.Type,
                    [.. group.OrderBy(record => zone.RecordSets[record].SetIdentifier, StringComparer.Ordinal)],
                    group.Select(record => zone.RecordSets[record].Policy.GetType()).Distinct().Count() == 1
                        ? zone.RecordSets[group.First()].Policy.GetType()
                        : null,
                    quotas
                ))
                .OrderBy(group => group.Name.ToString(), StringComparer.Ordinal)
                .ThenBy(group => group.Type),
        ];

    private HashSet<int> Found(params ZoneFindingKind[] kinds) =>
        [.. Findings.Where(finding => kinds.Contains(finding.Kind)).Select(finding => finding.RecordIndex)];
}
