namespace Sim.Core.Routing.Bgp;

/// <summary>
/// From whom an autonomous system has a route; the order is that of preference (Gao and Rexford, 2001: what is paid for
/// comes before what is free, and that before what costs).
/// </summary>
public enum RouteSource
{
    /// <summary>There is no route.</summary>
    None,

    /// <summary>The network announces the prefix itself.</summary>
    Origin,

    Customer,

    Peer,

    Provider,
}
