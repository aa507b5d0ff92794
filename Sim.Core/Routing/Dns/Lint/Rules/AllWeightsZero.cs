namespace Sim.Core.Routing.Dns.Lint.Rules;

/// <summary>A group that nobody is to use, and everybody does.</summary>
internal sealed class AllWeightsZero : ILintRule
{
    public LintRule About { get; } =
        new(
            "all-weights-zero",
            LintSeverity.Warning,
            "All weights of a group are 0",
            "Zeros among zeros are equal shares: the group is not switched off, every member answers "
                + "as often as the others.",
            "Give weight to the members that are to answer, or delete the group.",
            "Developer Guide, Weighted routing"
        );

    public void Check(LintedZone zone, FindingList found)
    {
        foreach (LintedGroup group in zone.GroupsOf<WeightedRouting>().Where(group => group.Members.Count > 1))
        {
            if (group.Members.All(m => zone.Policy<WeightedRouting>(m).Weight == 0))
            {
                found.AtRecord(
                    About,
                    group.Members[0],
                    $"all {Texts.Count(group.Members.Count, "record set")} have weight 0, so they share equally",
                    group.Members
                );
            }
        }
    }
}
