namespace Sim.Core.Routing.Dns.Health;

/// <summary>Whether an alias of an application or network load balancer counts as healthy.</summary>
/// <remarks>Source: Route 53 API Reference, AliasTarget.EvaluateTargetHealth.</remarks>
public static class LoadBalancerHealth
{
    /// <summary>
    /// Healthy when every target group has a healthy target; a group without targets has none. Always healthy when the
    /// target is not evaluated.
    /// </summary>
    public static HealthStatus Status(bool evaluateTargetHealth, ReadOnlySpan<TargetGroupCount> targetGroups)
    {
        foreach (TargetGroupCount group in targetGroups)
        {
            if (evaluateTargetHealth && group.Healthy == 0)
            {
                return HealthStatus.Unhealthy;
            }
        }
        return HealthStatus.Healthy;
    }
}
