namespace Sim.Core.Routing.Dns.Lint.Rules;

/// <summary>An alias that leads back to itself.</summary>
internal sealed class AliasCycle : ILintRule
{
    public LintRule About { get; } =
        new(
            "alias-cycle",
            LintSeverity.Error,
            "An alias leads back to its own group",
            "There is nothing at the end of it: nobody can be answered.",
            "Point one of the aliases on the way to record sets with values.",
            "Developer Guide, Choosing between alias and non-alias records"
        );

    public void Check(LintedZone zone, FindingList found)
    {
        foreach (ZoneFinding finding in zone.Findings.Where(f => f.Kind == ZoneFindingKind.AliasCycle))
        {
            found.AtRecord(About, finding.RecordIndex, finding.Message, zone.GroupOf(finding.RecordIndex).Members);
        }
    }
}
