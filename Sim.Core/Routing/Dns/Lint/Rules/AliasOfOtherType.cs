namespace Sim.Core.Routing.Dns.Lint.Rules;

/// <summary>An alias of a name that has other types.</summary>
internal sealed class AliasOfOtherType : ILintRule
{
    public LintRule About { get; } =
        new(
            "alias-of-other-type",
            LintSeverity.Error,
            "The target of an alias exists, with other types only",
            "An alias answers with records of its own type: there are none, and the API refuses it.",
            "Point it to a name that has the type, or create the record of that type at the target.",
            "API Reference, AliasTarget, DNSName"
        );

    public void Check(LintedZone zone, FindingList found)
    {
        foreach (ZoneFinding finding in zone.Findings.Where(f => f.Kind == ZoneFindingKind.DanglingAlias))
        {
            DnsName target = zone[finding.RecordIndex].Alias!.DnsName;
            IReadOnlyList<LintedGroup> there = zone.GroupsAt(target);
            if (there.Count > 0)
            {
                string types = string.Join(", ", there.Select(group => group.Type));
                found.AtRecord(
                    About,
                    finding.RecordIndex,
                    $"{target} has {types} records, and none of type {finding.Type}",
                    there.SelectMany(group => group.Members)
                );
            }
        }
    }
}
