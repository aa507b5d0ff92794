namespace Sim.Core.Routing.Dns.Lint.Rules;

/// <summary>One name, several collections.</summary>
internal sealed class SeveralCidrCollections : ILintRule
{
    public LintRule About { get; } =
        new(
            "several-cidr-collections",
            LintSeverity.Error,
            "IP-based record sets of one name and type use different CIDR collections",
            "The API refuses it: all of them, the default too, use one collection.",
            "Put the locations into one collection.",
            "Developer Guide, IP-based routing"
        );

    public void Check(LintedZone zone, FindingList found)
    {
        foreach (LintedGroup group in zone.GroupsOf<IpBasedRouting>())
        {
            string[] collections =
            [
                .. group
                    .Members.Select(m => zone.Policy<IpBasedRouting>(m).CollectionId)
                    .Distinct(StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal),
            ];
            if (collections.Length > 1)
            {
                found.AtRecord(About, group.Members[0], $"the group uses {Texts.List(collections, 3)}", group.Members);
            }
        }
    }
}
