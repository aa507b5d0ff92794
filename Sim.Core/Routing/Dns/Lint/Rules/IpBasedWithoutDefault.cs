namespace Sim.Core.Routing.Dns.Lint.Rules;

/// <summary>An IP-based group that leaves some clients without an answer.</summary>
internal sealed class IpBasedWithoutDefault : ILintRule
{
    public LintRule About { get; } =
        new(
            "ip-based-without-default",
            LintSeverity.Warning,
            "An IP-based group has no default location",
            "Clients in none of the blocks get an empty answer, and resolvers keep it for the "
                + "negative TTL of the SOA record.",
            "Add a record set with LocationName \"*\" and the same CollectionId.",
            "Developer Guide, IP-based routing"
        );

    public void Check(LintedZone zone, FindingList found)
    {
        foreach (LintedGroup group in zone.GroupsOf<IpBasedRouting>())
        {
            if (group.Members.All(m => zone.Policy<IpBasedRouting>(m).LocationName != IpBasedRouting.DefaultLocation))
            {
                found.AtRecord(
                    About,
                    group.Members[0],
                    $"of {Texts.Count(group.Members.Count, "location")} none is the default: everybody else gets no "
                        + $"answer, which is cached for {Texts.Seconds(zone.NegativeTtlSeconds)}",
                    group.Members
                );
            }
        }
    }
}
