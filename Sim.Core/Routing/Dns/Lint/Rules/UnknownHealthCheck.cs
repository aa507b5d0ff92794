namespace Sim.Core.Routing.Dns.Lint.Rules;

/// <summary>A health check that is not there.</summary>
internal sealed class UnknownHealthCheck : ILintRule
{
    public LintRule About { get; } =
        new(
            "unknown-health-check",
            LintSeverity.Warning,
            "A health check is named that is not among those given",
            "A check that does not exist cannot fail; and what it decides cannot be linted.",
            "Correct the id, or give the file with the health checks too.",
            "API Reference, ResourceRecordSet, HealthCheckId"
        );

    public void Check(LintedZone zone, FindingList found)
    {
        if (!zone.Options.HasAllHealthChecks)
        {
            return;
        }
        foreach (ZoneFinding finding in zone.Findings.Where(f => f.Kind == ZoneFindingKind.UnknownHealthCheck))
        {
            found.AtRecord(About, finding.RecordIndex, finding.Message);
        }
        for (int index = 0; index < zone.Zone.HealthChecks.Count; index++)
        {
            if (zone.Zone.HealthChecks[index] is CalculatedHealthCheck check)
            {
                string[] unknown = [.. check.Children.Where(child => zone.Check(child) is null).Distinct()];
                if (unknown.Length > 0)
                {
                    found.AtCheck(
                        About,
                        index,
                        $"among its children is {Texts.List(unknown, 3)}, which does not exist"
                    );
                }
            }
        }
    }
}
