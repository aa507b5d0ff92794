using Sim.Core.Routing.Dns.Policies;

namespace Sim.Core.Routing.Dns.Evaluation;

/// <summary>Record sets with one name and type: a range of the flat members and the policy that orders them.</summary>
/// <param name="Policy">Null when the members have different policies: nothing can be answered.</param>
/// <param name="FollowsCname">The members are CNAMEs that answer a question of another type.</param>
internal readonly record struct Group(
    DnsName Name,
    RecordType Type,
    int First,
    int Count,
    IRoutingPolicy? Policy,
    bool FollowsCname = false
)
{
    /// <summary>Members of the chosen tier come in one answer instead of sharing the questions.</summary>
    public bool Combines => Policy is MultivaluePolicy;

    public override string ToString() => $"{Name} {Type}";
}
