namespace Sim.Core.Routing.Dns.Lint.Rules;

/// <summary>A name that the wildcard beside it does not answer for.</summary>
internal sealed class WildcardHidden : ILintRule
{
    public LintRule About { get; } =
        new(
            "wildcard-hidden",
            LintSeverity.Warning,
            "A name below a wildcard has records, but none that gives an address",
            "A wildcard covers only names that do not exist. With a record of any type, the name "
                + "exists, and a question for its address gets an empty answer.",
            "Give the name its own address record, or take its other records away.",
            "RFC 4592, 2.2.1; Developer Guide, Using an asterisk in names of hosted zones and " + "records"
        );

    public void Check(LintedZone zone, FindingList found)
    {
        DnsName[] wildcards = [.. zone.Groups.Where(g => g.IsAddress).Select(g => g.Name).Where(IsWildcard).Distinct()];
        ILookup<DnsName, LintedGroup> below = zone
            .Groups.Where(g => wildcards.Length > 0 && IsHost(g.Name))
            .ToLookup(g => g.Name.Parent);
        foreach (DnsName wildcard in wildcards)
        {
            LintedGroup group = zone.GroupsAt(wildcard).First(g => g.IsAddress);
            int[] hidden =
            [
                .. below[wildcard.Parent]
                    .Where(g => g.Name != wildcard && g.Name != zone.Apex)
                    .Where(g => !zone.GroupsAt(g.Name).Any(AnswersAddress))
                    .Select(g => g.Members[0]),
            ];
            if (hidden.Length > 0)
            {
                string names = Texts.List([.. hidden.Select(r => zone[r].Name.ToString()).Distinct()], 3);
                found.AtRecord(
                    About,
                    hidden[0],
                    $"{wildcard} gives no address for {names}",
                    [.. hidden, .. group.Members]
                );
            }
        }
    }

    private static bool IsWildcard(DnsName name) => name.ToString().StartsWith("*.", StringComparison.Ordinal);

    // Names with an underscore (_dmarc, _acme-challenge) are no hosts.
    private static bool IsHost(DnsName name) => !name.ToString().StartsWith('_');

    private static bool AnswersAddress(LintedGroup group) =>
        group.IsAddress || group.Type is RecordType.CNAME or RecordType.NS;
}
