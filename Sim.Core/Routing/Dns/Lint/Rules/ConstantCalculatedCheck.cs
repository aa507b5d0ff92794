namespace Sim.Core.Routing.Dns.Lint.Rules;

/// <summary>A calculated check that always says the same.</summary>
internal sealed class ConstantCalculatedCheck : ILintRule
{
    public LintRule About { get; } =
        new(
            "constant-calculated-check",
            LintSeverity.Warning,
            "The threshold of a calculated health check is 0 or above its children",
            "With 0 it is healthy, above the number of children unhealthy, whatever the children " + "report.",
            "Set HealthThreshold between 1 and the number of children.",
            "Developer Guide, Values that you specify when you create or update health checks: " + "calculated"
        );

    public void Check(LintedZone zone, FindingList found)
    {
        for (int index = 0; index < zone.Zone.HealthChecks.Count; index++)
        {
            if (
                zone.Zone.HealthChecks[index] is CalculatedHealthCheck check
                && (check.HealthThreshold == 0 || check.HealthThreshold > check.Children.Count)
            )
            {
                bool isHealthy = check.HealthThreshold == 0 ^ check.Inverted;
                string children = check.Children.Count == 1 ? "child" : "children";
                string needed = $"{check.HealthThreshold} of {check.Children.Count} {children} must be healthy";
                found.AtCheck(About, index, $"{needed}: it is always {(isHealthy ? "healthy" : "unhealthy")}");
            }
        }
    }
}
