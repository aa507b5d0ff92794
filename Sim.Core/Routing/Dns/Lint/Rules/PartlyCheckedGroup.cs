namespace Sim.Core.Routing.Dns.Lint.Rules;

/// <summary>A member that stays in the answers while its neighbors can leave.</summary>
internal sealed class PartlyCheckedGroup : ILintRule
{
    public LintRule About { get; } =
        new(
            "partly-checked-group",
            LintSeverity.Warning,
            "A member without health check in a group whose others have one",
            "It counts as healthy for ever: when its endpoint dies, its clients are not sent to the "
                + "others, and it draws theirs when they fail.",
            "Attach a health check to it, as to the others. A member that is to be the last resort "
                + "has weight 0, or is the default or the secondary.",
            "Developer Guide, Health checks and DNS failover: what happens when you omit health " + "checks"
        );

    public void Check(LintedZone zone, FindingList found)
    {
        foreach (LintedGroup group in zone.Groups)
        {
            // Failover has its own rule; below an alias that evaluates, the leaf is found by that.
            if (group.IsMixed || group.Is<FailoverRouting>() || zone.Evaluating(group).Any())
            {
                continue;
            }
            int[] failing = [.. group.Members.Where(zone.CanFail)];
            int[] plain =
            [
                .. group.Members.Where(m =>
                    zone[m] is { Alias: null, HealthCheckId: null, Policy: not WeightedRouting { Weight: 0 } }
                    && Fallbacks.Has(zone, m)
                ),
            ];
            if (failing.Length > 0 && plain.Length > 0)
            {
                string have = failing.Length == 1 ? "has" : "have";
                string others = plain.Length > 1 ? $", nor have {zone.Identifiers(plain[1..])}" : "";
                found.AtRecord(
                    About,
                    plain[0],
                    $"it has no health check{others}, but {zone.Identifiers(failing)} {have}",
                    group.Members
                );
            }
        }
    }
}
