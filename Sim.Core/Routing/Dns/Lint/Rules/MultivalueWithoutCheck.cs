namespace Sim.Core.Routing.Dns.Lint.Rules;

/// <summary>A multivalue group that never drops anybody.</summary>
internal sealed class MultivalueWithoutCheck : ILintRule
{
    public LintRule About { get; } =
        new(
            "multivalue-without-check",
            LintSeverity.Warning,
            "No member of a multivalue group has a health check",
            "Dead members stay in every answer; leaving them out is what the policy is for.",
            "Attach a health check to each member, or use one simple record set with all values.",
            "Developer Guide, Multivalue answer routing"
        );

    public void Check(LintedZone zone, FindingList found)
    {
        foreach (LintedGroup group in zone.GroupsOf<MultivalueRouting>().Where(group => group.Members.Count > 1))
        {
            if (!group.Members.Any(zone.CanFail))
            {
                found.AtRecord(
                    About,
                    group.Members[0],
                    $"none of {Texts.Count(group.Members.Count, "record set")} can be left out of an answer",
                    group.Members
                );
            }
        }
    }
}
