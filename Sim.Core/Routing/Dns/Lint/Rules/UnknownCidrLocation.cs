namespace Sim.Core.Routing.Dns.Lint.Rules;

/// <summary>A location that holds nobody.</summary>
internal sealed class UnknownCidrLocation : ILintRule
{
    public LintRule About { get; } =
        new(
            "unknown-cidr-location",
            LintSeverity.Warning,
            "An IP-based record set names a CIDR location that is not among those given",
            "It never matches, so it never answers.",
            "Name a location of the collection, or give the file with its blocks too.",
            "API Reference, CidrRoutingConfig"
        );

    public void Check(LintedZone zone, FindingList found)
    {
        foreach (
            ZoneFinding finding in zone
                .Findings.Where(_ => zone.Options.HasAllCidrCollections)
                .Where(f => f.Kind == ZoneFindingKind.UnknownCidrLocation)
        )
        {
            found.AtRecord(About, finding.RecordIndex, finding.Message, zone.GroupOf(finding.RecordIndex).Members);
        }
    }
}
