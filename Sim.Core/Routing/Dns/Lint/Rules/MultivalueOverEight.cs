namespace Sim.Core.Routing.Dns.Lint.Rules;

/// <summary>A multivalue group that does not fit an answer.</summary>
internal sealed class MultivalueOverEight : ILintRule
{
    public LintRule About { get; } =
        new(
            "multivalue-over-eight",
            LintSeverity.Warning,
            "More than eight members in a multivalue group",
            "An answer holds eight, and a resolver gives the same eight to all its clients until the "
                + "TTL ends: behind a large resolver the others stand idle.",
            "Keep to eight members, or spread the load with weighted routing.",
            "Developer Guide, Multivalue answer routing"
        );

    /// <summary>How many values Route 53 puts into a multivalue answer.</summary>
    private const int AnswerMost = 8;

    public void Check(LintedZone zone, FindingList found)
    {
        foreach (
            LintedGroup group in zone.GroupsOf<MultivalueRouting>().Where(group => group.Members.Count > AnswerMost)
        )
        {
            found.AtRecord(
                About,
                group.Members[0],
                $"of {Texts.Count(group.Members.Count, "record set")} an answer holds eight",
                group.Members
            );
        }
    }
}
