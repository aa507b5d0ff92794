namespace Sim.Scenarios.Schema;

/// <summary>In what the target capacity of a pool behind a front end is stated (Google's balancing modes).</summary>
public enum PoolTargetMode
{
    /// <summary>Requests per second and endpoint.</summary>
    Rate,

    /// <summary>CPU utilization of its pods.</summary>
    Utilization,
}
