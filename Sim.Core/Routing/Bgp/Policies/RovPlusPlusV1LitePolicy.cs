namespace Sim.Core.Routing.Bgp.Policies;

/// <summary>
/// ROV++ version 1 lite: route origin validation, and packets for an invalid part of a prefix are discarded where they
/// would otherwise go to the neighbor that announced it.
/// </summary>
/// <remarks>
/// Discarding is no route and is not exported; <see cref="Propagation.PropagationSolver.AddBlackholes"/> finds it when
/// the routes to the covering prefix are known. Source: Morillo, Furuness, Morris, Breslin, Herzberg and Wang, "ROV++",
/// NDSS 2021.
/// </remarks>
internal sealed class RovPlusPlusV1LitePolicy : ISecurityPolicy
{
    public bool Accepts(in ReceivedRoute route, SecurityRegistry registry, ref RouteMarks marks) =>
        !registry.IsInvalid(route.Prefix, route.Origin);
}
