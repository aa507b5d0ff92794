namespace Sim.Core.Routing.Dns.Policies;

/// <summary>
/// Multivalue answer routing: all members stand equal, and up to eight of the healthy ones come in one answer.
/// </summary>
/// <remarks>Source: Route 53 Developer Guide, "Multivalue answer routing".</remarks>
internal sealed class MultivaluePolicy(int members) : IRoutingPolicy
{
    public const int AnswerValuesMax = 8;

    public string Name => "multivalue";

    public Tier NextTier(in DnsClient client, ref TierCursor cursor) =>
        cursor.Step++ == 0 ? new Tier(0, members) : default;

    public string Describe(int member, in DnsClient client) => "one of the answer's values";
}
