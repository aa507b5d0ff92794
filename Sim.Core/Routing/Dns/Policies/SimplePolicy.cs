namespace Sim.Core.Routing.Dns.Policies;

/// <summary>
/// Simple routing: the one record set of the group. Source: Route 53 Developer Guide, "Simple routing".
/// </summary>
internal sealed class SimplePolicy : IRoutingPolicy
{
    public string Name => "simple";

    public Tier NextTier(in DnsClient client, ref TierCursor cursor) => cursor.Step++ == 0 ? Tier.Of(0) : default;

    public string Describe(int member, in DnsClient client) => "the only record set";
}
