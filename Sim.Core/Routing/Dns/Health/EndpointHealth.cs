namespace Sim.Core.Routing.Dns.Health;

/// <summary>The status of an endpoint from the opinions of its checkers.</summary>
/// <remarks>Source: Route 53 Developer Guide, "How Amazon Route 53 determines whether a health check is
/// healthy".</remarks>
public static class EndpointHealth
{
    /// <summary>
    /// More than this share of the checkers must report healthy, in percent; Route 53 reserves the right to change it.
    /// </summary>
    public const int HealthyCheckersPercent = 18;

    /// <param name="checkers">Checkers that report, 0 or more; 0 is a check without enough data, as a new one.</param>
    /// <param name="healthyCheckers">0 to <paramref name="checkers"/>.</param>
    public static HealthStatus Status(HealthCheck check, int checkers, int healthyCheckers)
    {
        ArgumentNullException.ThrowIfNull(check);
        ArgumentOutOfRangeException.ThrowIfNegative(checkers);
        ArgumentOutOfRangeException.ThrowIfNegative(healthyCheckers);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(healthyCheckers, checkers);
        bool isHealthy = checkers == 0 || 100L * healthyCheckers > (long)HealthyCheckersPercent * checkers;
        return ReportedHealth.Status(check, isHealthy ? HealthStatus.Healthy : HealthStatus.Unhealthy);
    }
}
