namespace Sim.Core.Routing.Dns.Lint.Rules;

/// <summary>A pair that fails together.</summary>
internal sealed class SecondarySharesCheck : ILintRule
{
    public LintRule About { get; } =
        new(
            "secondary-shares-check",
            LintSeverity.Warning,
            "Primary and secondary carry the same health check",
            "They are unhealthy at the same time, and with both down the primary answers: the "
                + "secondary never does.",
            "Give the secondary a check of its own endpoint, or none.",
            "API Reference, ResourceRecordSet, Failover"
        );

    public void Check(LintedZone zone, FindingList found)
    {
        foreach (LintedGroup group in zone.GroupsOf<FailoverRouting>())
        {
            foreach (int secondary in group.Compared.Where(m => Role(zone, m) == FailoverRole.Secondary))
            {
                int[] same =
                [
                    .. group.Compared.Where(m =>
                        Role(zone, m) == FailoverRole.Primary
                        && zone[m].HealthCheckId is { } check
                        && check == zone[secondary].HealthCheckId
                    ),
                ];
                if (same.Length > 0)
                {
                    found.AtRecord(
                        About,
                        secondary,
                        $"it has the health check of {zone.Identifiers(same)}, {zone[secondary].HealthCheckId}",
                        same
                    );
                }
            }
        }
    }

    private static FailoverRole Role(LintedZone zone, int record) => zone.Policy<FailoverRouting>(record).Role;
}
