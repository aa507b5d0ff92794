namespace Sim.Core.Routing.Dns.Lint.Rules;

/// <summary>Two record sets with one identity.</summary>
internal sealed class DuplicateSetIdentifier : ILintRule
{
    public LintRule About { get; } =
        new(
            "duplicate-set-identifier",
            LintSeverity.Error,
            "Two record sets with one name and type have the same SetIdentifier, or none",
            "Name, type and SetIdentifier are what tells record sets apart: the API refuses the " + "second.",
            "Name each member of a group differently.",
            "API Reference, ResourceRecordSet, SetIdentifier"
        );

    public void Check(LintedZone zone, FindingList found)
    {
        foreach (ZoneFinding finding in zone.Findings.Where(f => f.Kind == ZoneFindingKind.DuplicateSetIdentifier))
        {
            found.AtRecord(About, finding.RecordIndex, finding.Message, zone.GroupOf(finding.RecordIndex).Members);
        }
    }
}
