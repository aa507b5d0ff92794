namespace Sim.Core.Routing.Dns.Lint.Rules;

/// <summary>A check that decides nothing.</summary>
internal sealed class UnusedHealthCheck : ILintRule
{
    public LintRule About { get; } =
        new(
            ZoneLint.UnusedHealthCheckCode,
            LintSeverity.Warning,
            "A health check that no record set and no calculated check uses",
            "It is paid for and probes the endpoint, and nothing fails over by it; often the record "
                + "set that should carry it was forgotten.",
            "Attach it to the record set that it was made for, or delete it.",
            "Developer Guide, Creating, updating, and deleting health checks"
        );

    public void Check(LintedZone zone, FindingList found)
    {
        if (zone.Zone.RecordSets.Count == 0)
        {
            return;
        }
        HashSet<string> used =
        [
            .. zone.Zone.RecordSets.Select(record => record.HealthCheckId).OfType<string>(),
            .. zone.Zone.HealthChecks.OfType<CalculatedHealthCheck>().SelectMany(check => check.Children),
        ];
        for (int index = 0; index < zone.Zone.HealthChecks.Count; index++)
        {
            if (!used.Contains(zone.Zone.HealthChecks[index].Id))
            {
                found.AtCheck(About, index, "nothing uses it");
            }
        }
    }
}
