namespace Sim.Core.Routing.Dns.Lint.Rules;

/// <summary>A check that somebody switched off and left so.</summary>
internal sealed class DisabledCheck : ILintRule
{
    public LintRule About { get; } =
        new(
            "disabled-check",
            LintSeverity.Warning,
            "A health check in use is disabled",
            "A disabled check counts as healthy, an inverted one as unhealthy, whatever happens to "
                + "the endpoint: what relies on it does not fail over.",
            "Enable it, or remove it from what uses it.",
            "API Reference, HealthCheckConfig, Disabled"
        );

    public void Check(LintedZone zone, FindingList found)
    {
        foreach (int index in zone.ComparedChecks.Where(index => zone.Zone.HealthChecks[index].Disabled))
        {
            HealthCheck check = zone.Zone.HealthChecks[index];
            int[] users = zone.InOrder(zone.DecidedBy(check.Id));
            if (users.Length > 0)
            {
                string state = check.Inverted ? "unhealthy" : "healthy";
                found.AtCheck(
                    About,
                    index,
                    $"disabled, so {state} for good, whatever happens to {zone.List(users)}",
                    users
                );
            }
        }
    }
}
