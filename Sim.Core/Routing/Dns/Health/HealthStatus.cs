namespace Sim.Core.Routing.Dns.Health;

/// <summary>What Route 53 believes of a health check.</summary>
public enum HealthStatus
{
    Unhealthy,
    Healthy,
}
