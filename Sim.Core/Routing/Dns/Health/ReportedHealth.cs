namespace Sim.Core.Routing.Dns.Health;

/// <summary>What every kind of check does with what it observed: disabled and inverted.</summary>
public static class ReportedHealth
{
    /// <remarks>
    /// Disabled comes first, so a check that is both is unhealthy: Route 53 recommends inverting a disabled check to
    /// take its
    /// record sets out. Source: Route 53 API Reference, HealthCheckConfig.Disabled and Inverted.
    /// </remarks>
    public static HealthStatus Status(HealthCheck check, HealthStatus observed)
    {
        ArgumentNullException.ThrowIfNull(check);
        bool isHealthy = check.Disabled || observed == HealthStatus.Healthy;
        return isHealthy != check.Inverted ? HealthStatus.Healthy : HealthStatus.Unhealthy;
    }
}
