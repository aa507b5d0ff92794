namespace Sim.Core.Routing.Bgp.Policies;

/// <summary>
/// RoST: drops routes whose path ends in one that some network has heard to be withdrawn, so that a neighbor which
/// keeps withdrawals to itself does not keep a dead route alive.
/// </summary>
internal sealed class RouteStateTrackingPolicy : ISecurityPolicy
{
    public bool Accepts(in ReceivedRoute route, SecurityRegistry registry, ref RouteMarks marks) =>
        !registry.Withdrawn.Ends(route.Prefix, registry.Graph.Asns[route.Receiver], route.Path);
}
