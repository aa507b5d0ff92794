namespace Sim.Core.Routing.Dns.Lint;

/// <summary>The record sets with one name and type.</summary>
/// <param name="members">Their positions in the zone, by SetIdentifier.</param>
/// <param name="policy">The type of their routing policy; null when they are mixed.</param>
internal sealed class LintedGroup(
    DnsName name,
    RecordType type,
    IReadOnlyList<int> members,
    Type? policy,
    Route53Quotas quotas
)
{
    /// <summary>
    /// Above this many times its quota a group is told to be over it and no more: no account has such a group, and to
    /// compare its members with each other would take the square of their number. A judgement.
    /// </summary>
    private const int ComparedTimesQuota = 4;

    public DnsName Name => name;

    public RecordType Type => type;

    public IReadOnlyList<int> Members => members;

    public bool IsMixed => policy is null;

    /// <summary>The members that rules compare with each other: all, or none of a group far over its quota.</summary>
    public IReadOnlyList<int> Compared { get; } = IsFarOver(members.Count, QuotaOf(policy, quotas)) ? [] : members;

    /// <summary>How many members Route 53 takes.</summary>
    public int Quota => QuotaOf(policy, quotas);

    /// <summary>A or AAAA, what a client connects to.</summary>
    public bool IsAddress => Type is RecordType.A or RecordType.AAAA;

    public bool Is<TPolicy>()
        where TPolicy : RoutingPolicy => policy == typeof(TPolicy);

    /// <summary>Whether two groups, neither of them mixed, choose by the same policy.</summary>
    public bool ChoosesAs(LintedGroup other) => policy == other.PolicyType;

    public static bool IsFarOver(int count, int quota) => count / ComparedTimesQuota > quota;

    private Type? PolicyType => policy;

    private static int QuotaOf(Type? policy, Route53Quotas quotas) =>
        policy == typeof(GeoproximityRouting) ? quotas.GeoproximityRecordSetsPerGroup : quotas.RecordSetsPerGroup;

    public override string ToString() => $"{Name} {Type}";
}
