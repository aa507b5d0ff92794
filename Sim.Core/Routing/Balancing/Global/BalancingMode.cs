namespace Sim.Core.Routing.Balancing.Global;

/// <summary>In what the target capacity of a backend is stated.</summary>
/// <remarks>Source: Cloud Load Balancing, backend services, balancing modes.</remarks>
public enum BalancingMode
{
    /// <summary>Requests per second and endpoint.</summary>
    Rate,

    /// <summary>CPU utilization of its endpoints.</summary>
    Utilization,

    /// <summary>Connections per endpoint (proxy network load balancers).</summary>
    Connection,
}
