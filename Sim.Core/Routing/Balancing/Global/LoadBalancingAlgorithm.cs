namespace Sim.Core.Routing.Balancing.Global;

/// <summary>How a global load balancer picks among backends with room.</summary>
/// <remarks>Source: Cloud Load Balancing, service load balancing policies, load balancing algorithms.</remarks>
public enum LoadBalancingAlgorithm
{
    /// <summary>The nearest region with room; within it, backends fill in proportion to their capacity.</summary>
    WaterfallByRegion,

    /// <summary>
    /// As <see cref="WaterfallByRegion"/> for the load of backends; each edge spreads over all zones of the region.
    /// </summary>
    SprayToRegion,

    /// <summary>The nearest region with room; within it, the nearest zone with room.</summary>
    WaterfallByZone,

    /// <summary>All backends of the world in proportion to their capacity, whatever the distance.</summary>
    SprayToWorld,
}
