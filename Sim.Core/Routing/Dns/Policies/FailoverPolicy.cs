namespace Sim.Core.Routing.Dns.Policies;

/// <summary>
/// Failover routing: the primary while it is healthy, else the secondary if that is healthy, else the primary.
/// </summary>
/// <remarks>Source: Route 53 API Reference, ResourceRecordSet.Failover.</remarks>
internal sealed class FailoverPolicy : IRoutingPolicy
{
    private readonly FailoverRole[] _roles;
    private readonly int _primaries;

    /// <param name="roles">By member; primaries first.</param>
    public FailoverPolicy(FailoverRole[] roles)
    {
        _roles = roles;
        int secondary = Array.IndexOf(roles, FailoverRole.Secondary);
        _primaries = secondary < 0 ? roles.Length : secondary;
    }

    public string Name => "failover";

    public Tier NextTier(in DnsClient client, ref TierCursor cursor) =>
        Tier.NextOfTwo(_primaries, _roles.Length, ref cursor);

    public string Describe(int member, in DnsClient client) =>
        _roles[member] == FailoverRole.Primary ? "primary" : "secondary";
}
