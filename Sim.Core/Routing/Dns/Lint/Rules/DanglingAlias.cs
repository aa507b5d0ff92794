namespace Sim.Core.Routing.Dns.Lint.Rules;

/// <summary>An alias of nothing.</summary>
internal sealed class DanglingAlias : ILintRule
{
    public LintRule About { get; } =
        new(
            "dangling-alias",
            LintSeverity.Error,
            "The target of an alias does not exist",
            "Nobody can be answered by it, and the API refuses it.",
            "Create the target before the alias, in an earlier batch or earlier in the same one; or "
                + "correct its name.",
            "API Reference, AliasTarget, DNSName"
        );

    public void Check(LintedZone zone, FindingList found)
    {
        foreach (ZoneFinding finding in zone.Findings.Where(f => f.Kind == ZoneFindingKind.DanglingAlias))
        {
            if (zone.GroupsAt(zone[finding.RecordIndex].Alias!.DnsName).Count == 0)
            {
                found.AtRecord(About, finding.RecordIndex, finding.Message);
            }
        }
    }
}
