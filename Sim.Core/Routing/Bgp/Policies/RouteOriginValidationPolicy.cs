namespace Sim.Core.Routing.Bgp.Policies;

/// <summary>Route origin validation: drops routes that are invalid by RFC 6811, keeps unknown ones.</summary>
internal sealed class RouteOriginValidationPolicy : ISecurityPolicy
{
    public bool Accepts(in ReceivedRoute route, SecurityRegistry registry, ref RouteMarks marks) =>
        !registry.IsInvalid(route.Prefix, route.Origin);
}
