namespace Sim.Core.Routing.Dns.Lint.Rules;

/// <summary>Several policies under one name.</summary>
internal sealed class MixedPolicies : ILintRule
{
    public LintRule About { get; } =
        new(
            "mixed-policies",
            LintSeverity.Error,
            "Record sets with one name and type have different routing policies",
            "The API refuses the second policy.",
            "Put the second policy below a name of its own, and lead there by an alias. To change "
                + "the policy, delete and create in one batch.",
            "API Reference, ResourceRecordSet"
        );

    public void Check(LintedZone zone, FindingList found)
    {
        foreach (ZoneFinding finding in zone.Findings.Where(f => f.Kind == ZoneFindingKind.MixedPolicies))
        {
            found.AtRecord(About, finding.RecordIndex, finding.Message, zone.GroupOf(finding.RecordIndex).Members);
        }
    }
}
