namespace Sim.Core.Routing.Dns.Lint.Rules;

/// <summary>IPv4 and IPv6 users of one name move at different times.</summary>
internal sealed class AddressFamilyTtl : ILintRule
{
    public LintRule About { get; } =
        new(
            "address-family-ttl",
            LintSeverity.Warning,
            "A and AAAA of a name have different TTLs",
            "After a change or a failure one family follows later than the other, and clients with "
                + "both may be on either side.",
            "Give both families the same TTL.",
            "API Reference, ResourceRecordSet, TTL; RFC 8305"
        );

    public void Check(LintedZone zone, FindingList found)
    {
        foreach (LintedGroup ipv4 in zone.Groups.Where(group => group.Type == RecordType.A))
        {
            if (
                zone.Group(ipv4.Name, RecordType.AAAA) is { } ipv6
                && Ttls(zone, ipv4) is [var ttl4]
                && Ttls(zone, ipv6) is [var ttl6]
                && ttl4 != ttl6
            )
            {
                found.AtRecord(
                    About,
                    ipv6.Members[0],
                    $"the TTL of A is {Texts.Seconds(ttl4)}, that of AAAA {Texts.Seconds(ttl6)}",
                    [.. ipv6.Members, .. ipv4.Members]
                );
            }
        }
    }

    private static double[] Ttls(LintedZone zone, LintedGroup group) =>
        [.. group.Members.Select(m => zone[m].Ttl?.TotalSeconds).OfType<double>().Distinct()];
}
