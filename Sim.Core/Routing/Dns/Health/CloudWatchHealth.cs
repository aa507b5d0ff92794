namespace Sim.Core.Routing.Dns.Health;

/// <summary>The status of a check that follows a CloudWatch metric.</summary>
/// <remarks>
/// The metric's stream counts, not the alarm's state: forcing an alarm changes nothing.
/// Source: Route 53 Developer Guide, "Values that you specify when you create or update health checks", CloudWatch.
/// </remarks>
public static class CloudWatchHealth
{
    /// <param name="lastKnown">As observed when the data were last sufficient, before inversion; null when they never
    /// were.</param>
    public static HealthStatus Status(CloudWatchHealthCheck check, MetricState stream, HealthStatus? lastKnown)
    {
        ArgumentNullException.ThrowIfNull(check);
        HealthStatus observed = stream switch
        {
            MetricState.Ok => HealthStatus.Healthy,
            MetricState.Alarm => HealthStatus.Unhealthy,
            _ => check.InsufficientData switch
            {
                InsufficientDataStatus.Healthy => HealthStatus.Healthy,
                InsufficientDataStatus.Unhealthy => HealthStatus.Unhealthy,
                _ => lastKnown ?? HealthStatus.Healthy,
            },
        };
        return ReportedHealth.Status(check, observed);
    }
}
