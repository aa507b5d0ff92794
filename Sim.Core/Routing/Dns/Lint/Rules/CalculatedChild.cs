namespace Sim.Core.Routing.Dns.Lint.Rules;

/// <summary>A calculated check of calculated checks.</summary>
internal sealed class CalculatedChild : ILintRule
{
    public LintRule About { get; } =
        new(
            "calculated-child",
            LintSeverity.Error,
            "A child of a calculated health check is itself calculated",
            "The API refuses it: calculated checks do not nest.",
            "Name the children of the child instead.",
            "Developer Guide, Values that you specify when you create or update health checks: " + "calculated"
        );

    public void Check(LintedZone zone, FindingList found)
    {
        for (int index = 0; index < zone.Zone.HealthChecks.Count; index++)
        {
            if (zone.Zone.HealthChecks[index] is not CalculatedHealthCheck check)
            {
                continue;
            }
            string[] nested = [.. check.Children.Where(id => zone.Check(id) is CalculatedHealthCheck).Distinct()];
            if (nested.Length > 0)
            {
                found.AtCheck(About, index, $"calculated in turn: {Texts.List(nested, 3)}");
            }
        }
    }
}
