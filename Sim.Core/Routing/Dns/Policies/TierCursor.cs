namespace Sim.Core.Routing.Dns.Policies;

/// <summary>
/// How far an enumeration of tiers has come; <c>default</c> before the first. Its meaning belongs to the policy.
/// </summary>
internal struct TierCursor
{
    public int Step;
    public double Key;
}
