namespace Sim.Core.Routing.Dns.Lint.Rules;

/// <summary>Two record sets for one place.</summary>
internal sealed class DuplicatePlace : ILintRule
{
    public LintRule About { get; } =
        new(
            "duplicate-place",
            LintSeverity.Error,
            "Two members of a group claim the same region, role, area or location",
            "The API refuses the second.",
            "Keep one, or lead it by an alias to a weighted group of both.",
            "API Reference, ResourceRecordSet"
        );

    public void Check(LintedZone zone, FindingList found)
    {
        foreach (ZoneFinding finding in zone.Findings.Where(f => f.Kind == ZoneFindingKind.DuplicatePlace))
        {
            found.AtRecord(About, finding.RecordIndex, finding.Message, zone.GroupOf(finding.RecordIndex).Members);
        }
    }
}
