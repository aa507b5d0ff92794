namespace Sim.Core.Routing.Dns.Lint.Rules;

/// <summary>A health check beside EvaluateTargetHealth.</summary>
internal sealed class AliasCheckHidesBranch : ILintRule
{
    public LintRule About { get; } =
        new(
            "alias-check-hides-branch",
            LintSeverity.Warning,
            "A health check on an alias that evaluates its target too",
            "Both must hold: when the check on the alias fails, the whole branch is out of use, "
                + "though every leaf in it may be healthy.",
            "Leave the health check to the leaves, or keep it as the deliberate switch of the branch " + "and say so.",
            "Developer Guide, How Amazon Route 53 chooses records when health checking is configured"
        );

    public void Check(LintedZone zone, FindingList found)
    {
        foreach (int alias in zone.Groups.SelectMany(zone.Evaluating).Where(a => zone[a].HealthCheckId is not null))
        {
            LintedGroup target = zone.Target(alias)!;
            found.AtRecord(
                About,
                alias,
                $"when health check {zone[alias].HealthCheckId} fails, {target} is not answered, healthy or not",
                target.Members
            );
        }
    }
}
