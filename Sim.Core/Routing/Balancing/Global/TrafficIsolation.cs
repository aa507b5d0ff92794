namespace Sim.Core.Routing.Balancing.Global;

/// <summary>Whether requests may leave the region nearest to their edge.</summary>
/// <remarks>Source: Cloud Load Balancing, traffic isolation (granularity REGION).</remarks>
public enum TrafficIsolation
{
    /// <summary>They do when the nearest region is full or unhealthy.</summary>
    None,

    /// <summary>They do when the nearest region has no healthy endpoint, and not when it is full.</summary>
    Nearest,

    /// <summary>Never: they fail instead.</summary>
    Strict,
}
