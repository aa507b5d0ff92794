namespace Sim.Core.Routing.Dns.Health;

/// <summary>
/// The status of a CloudWatch check whose metric lacks data. Source: HealthCheckConfig.InsufficientDataHealthStatus.
/// </summary>
public enum InsufficientDataStatus
{
    /// <summary>The status when data were last sufficient; healthy when they never were.</summary>
    LastKnownStatus,
    Healthy,
    Unhealthy,
}
