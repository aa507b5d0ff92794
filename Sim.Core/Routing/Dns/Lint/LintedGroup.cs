namespace Sim.Core.Routing.Dns.Lint;

/// <summary>The record sets with one name and type.</summary>
/// <param name="members">Their positions in the zone, by SetIdentifier.</param>
/// <param name="policy">The type of their routing policy; null when they are mixed.</param>
internal sealed class LintedGroup(DnsName name, RecordType type, IReadOnlyList<int> members, Type? policy)
{
    public DnsName Name => name;

    public RecordType Type => type;

    public IReadOnlyList<int> Members => members;

    public bool IsMixed => policy is null;

    /// <summary>A or AAAA, what a client connects to.</summary>
    public bool IsAddress => Type is RecordType.A or RecordType.AAAA;

    public bool Is<TPolicy>()
        where TPolicy : RoutingPolicy => policy == typeof(TPolicy);

    /// <summary>Whether two groups, neither of them mixed, choose by the same policy.</summary>
    public bool ChoosesAs(LintedGroup other) => policy == other.PolicyType;

    private Type? PolicyType => policy;

    public override string ToString() => $"{Name} {Type}";
}
