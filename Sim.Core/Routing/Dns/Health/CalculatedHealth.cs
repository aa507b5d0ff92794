namespace Sim.Core.Routing.Dns.Health;

/// <summary>The status of a check over other checks.</summary>
/// <remarks>Source: Route 53 Developer Guide, "Values that you specify when you create or update health checks",
/// calculated health checks.</remarks>
public static class CalculatedHealth
{
    /// <summary>Healthy when at least HealthThreshold of the children are.</summary>
    /// <param name="healthyChildren">Children whose own status is healthy; that of a disabled child is.</param>
    public static HealthStatus Status(CalculatedHealthCheck check, int healthyChildren)
    {
        ArgumentNullException.ThrowIfNull(check);
        bool isHealthy = healthyChildren >= check.HealthThreshold;
        return ReportedHealth.Status(check, isHealthy ? HealthStatus.Healthy : HealthStatus.Unhealthy);
    }

    /// <summary>Whether a check may be a child: a calculated one may not.</summary>
    public static bool IsAllowedChild(HealthCheck child) => child is not CalculatedHealthCheck;
}
