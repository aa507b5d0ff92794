namespace Sim.Core.Routing.Dns.Lint.Rules;

/// <summary>A health check without anybody to give way to.</summary>
internal sealed class CheckDecidesNothing : ILintRule
{
    public LintRule About { get; } =
        new(
            "check-decides-nothing",
            LintSeverity.Warning,
            "A health check on the only record set of its name and type",
            "With nobody healthy everybody is answered: the only member is given out whatever its "
                + "check says, and the check is paid for.",
            "Add the record set that is to answer instead, or remove the health check from this one.",
            "Developer Guide, How Amazon Route 53 chooses records when health checking is configured"
        );

    public void Check(LintedZone zone, FindingList found)
    {
        foreach (LintedGroup group in zone.Groups.Where(group => group.Members.Count == 1))
        {
            int only = group.Members[0];
            if (zone[only].HealthCheckId is { } check && !zone.Evaluating(group).Any())
            {
                found.AtRecord(
                    About,
                    only,
                    $"it is answered whether health check {check} fails or not: nothing else has this name and type, "
                        + "and no alias evaluates it"
                );
            }
        }
    }
}
