namespace Sim.Core.Routing.Bgp.Policies;

/// <summary>
/// Path-end validation: where the origin has published its neighbors, the network before it in the path must be one.
/// Includes route origin validation.
/// </summary>
/// <remarks>
/// A path of the origin alone has nobody before it and passes. Copies of the origin's own number in front of it do not
/// count. Source: Cohen, Gilad, Herzberg and Schapira, "Jumpstarting BGP security with path-end validation", 2016.
/// </remarks>
internal sealed class PathEndPolicy : ISecurityPolicy
{
    public bool Accepts(in ReceivedRoute route, SecurityRegistry registry, ref RouteMarks marks)
    {
        if (registry.IsInvalid(route.Prefix, route.Origin))
        {
            return false;
        }
        ReadOnlySpan<uint> before = route.Path.TrimEnd(route.Origin);
        return before.IsEmpty || !registry.DeniesNeighbor(route.Origin, before[^1]);
    }
}
