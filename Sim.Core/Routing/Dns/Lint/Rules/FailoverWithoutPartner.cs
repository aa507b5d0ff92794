namespace Sim.Core.Routing.Dns.Lint.Rules;

/// <summary>Half a failover pair.</summary>
internal sealed class FailoverWithoutPartner : ILintRule
{
    public LintRule About { get; } =
        new(
            "failover-without-partner",
            LintSeverity.Warning,
            "A failover group with a primary or a secondary only",
            "With one member there is nothing to fail over to; it answers in every state.",
            "Add the missing role, or make it a simple record set.",
            "Developer Guide, Failover routing"
        );

    public void Check(LintedZone zone, FindingList found)
    {
        foreach (LintedGroup group in zone.GroupsOf<FailoverRouting>())
        {
            FailoverRole role = zone.Policy<FailoverRouting>(group.Members[0]).Role;
            if (group.Members.All(member => zone.Policy<FailoverRouting>(member).Role == role))
            {
                string missing = role == FailoverRole.Primary ? "secondary" : "primary";
                found.AtRecord(About, group.Members[0], $"the group has no {missing}");
            }
        }
    }
}
