namespace Sim.Core.Routing.Dns.Lint.Rules;

/// <summary>A standby of weight 0 that is not used when everything else is down.</summary>
internal sealed class ZeroWeightStandby : ILintRule
{
    public LintRule About { get; } =
        new(
            "zero-weight-standby",
            LintSeverity.Warning,
            "A weight-0 standby with health check beside members that can all fail",
            "When every check fails, its own included, Route 53 answers with the members of non-zero "
                + "weight: the standby is never the last resort.",
            "Use failover routing above the weighted group, or leave the health check off the "
                + "standby: then it answers whenever all others are down.",
            "Developer Guide, Weighted routing: weight 0 and health checks"
        );

    public void Check(LintedZone zone, FindingList found)
    {
        foreach (LintedGroup group in zone.GroupsOf<WeightedRouting>())
        {
            int[] carrying = [.. group.Members.Where(m => zone.Policy<WeightedRouting>(m).Weight > 0)];
            if (carrying.Length == 0 || !carrying.All(zone.CanFail))
            {
                continue;
            }
            foreach (int standby in group.Members.Except(carrying).Where(m => zone[m].HealthCheckId is not null))
            {
                found.AtRecord(
                    About,
                    standby,
                    $"with all checks failing {zone.Identifiers(carrying)} must answer, not this standby",
                    carrying
                );
            }
        }
    }
}
