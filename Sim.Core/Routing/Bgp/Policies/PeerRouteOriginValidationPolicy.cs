using Sim.Core.Routing.Bgp.Topology;

namespace Sim.Core.Routing.Bgp.Policies;

/// <summary>Route origin validation of what peers send, and of nothing else.</summary>
internal sealed class PeerRouteOriginValidationPolicy : ISecurityPolicy
{
    public bool Accepts(in ReceivedRoute route, SecurityRegistry registry, ref RouteMarks marks) =>
        route.From != AsRelationship.Peer || !registry.IsInvalid(route.Prefix, route.Origin);
}
