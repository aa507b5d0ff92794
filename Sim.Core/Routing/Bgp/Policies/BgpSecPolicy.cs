namespace Sim.Core.Routing.Bgp.Policies;

/// <summary>
/// BGPsec: of routes with equal preference and length the one that every network on its way has signed. Includes route
/// origin validation.
/// </summary>
/// <remarks>
/// One network that does not sign breaks the chain for good (RFC 8205). That security comes third, after preference and
/// length, is what operators said they would do (Gill, Schapira and Goldberg, 2013).
/// </remarks>
internal sealed class BgpSecPolicy : ISecurityPolicy
{
    public bool PrefersSigned => true;

    public bool Signs => true;

    public bool Accepts(in ReceivedRoute route, SecurityRegistry registry, ref RouteMarks marks) =>
        !registry.IsInvalid(route.Prefix, route.Origin);
}
