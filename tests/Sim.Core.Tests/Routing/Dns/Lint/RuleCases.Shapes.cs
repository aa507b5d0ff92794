using Sim.Core.Quantities;
using Sim.Core.Routing.Dns;
using Sim.Core.Routing.Dns.Changes;
using static Sim.Core.Tests.Routing.Dns.Zones;

namespace Sim.Core.Tests.Routing.Dns.Lint;

/// <summary>The rules about limits, names, aliases, and A beside AAAA.</summary>
internal static partial class RuleCases
{
    private static IEnumerable<(string Code, Zone Fires, Zone Silent)> Limits()
    {
        yield return ("geoproximity-limits", Zone(Near(-100, 48.86)), Zone(Near(-99, 48.86)));
        yield return (
            "cidr-block-length",
            Zone() with
            {
                CidrCollections = [Isp("a", "203.0.113.0/25")],
            },
            Zone() with
            {
                CidrCollections = [Isp("a", "203.0.113.0/24", "2001:db8::/48")],
            }
        );
        yield return (
            "location-name",
            Zone() with
            {
                CidrCollections = [Isp("seventeen-letters", "203.0.113.0/24")],
            },
            Zone() with
            {
                CidrCollections = [Isp("sixteen-letters_", "203.0.113.0/24")],
            }
        );
        yield return ("over-quota", Zone(Multivalue(101, "c")), Zone(Multivalue(100, "c")));
    }

    private static IEnumerable<(string Code, Zone Fires, Zone Silent)> Names()
    {
        DnsName apex = DnsName.Parse("example.com");
        RecordSet cname = Leaf("example.com", "host.example.net", null) with { Type = RecordType.CNAME };
        RecordSet text = Leaf("mail.example.com", "\"v=spf1 -all\"") with { Type = RecordType.TXT };
        yield return (
            "cname-at-apex",
            Zone(cname) with
            {
                Name = apex,
            },
            Zone(cname with { Name = DnsName.Parse(Www) }) with
            {
                Name = apex,
            }
        );
        yield return (
            "cname-with-others",
            Zone(cname with { Name = text.Name }, text),
            Zone(cname with { Name = DnsName.Parse(Www) }, text)
        );
        yield return (
            "wildcard-hidden",
            Zone(Leaf("*.example.com", "192.0.2.1"), text),
            Zone(Leaf("*.example.com", "192.0.2.1"), text with { Name = DnsName.Parse("_dmarc.example.com") })
        );
        yield return (
            "mixed-policies",
            Zone(Leaf(Www, "192.0.2.1", new WeightedRouting(1), "a"), Leaf(Www, "192.0.2.2", s_ireland, "b")),
            Zone(Leaf(Www, "192.0.2.1", s_virginia, "a"), Leaf(Www, "192.0.2.2", s_ireland, "b"))
        );
        yield return (
            "duplicate-set-identifier",
            Zone(Leaf(Www, "192.0.2.1", s_virginia, "a"), Leaf(Www, "192.0.2.2", s_ireland, "a")),
            Zone(Leaf(Www, "192.0.2.1", s_virginia, "a"), Leaf(Www, "192.0.2.2", s_ireland, "A"))
        );
    }

    private static IEnumerable<(string Code, Zone Fires, Zone Silent)> Families()
    {
        RecordSet primary = Leaf(Www, "192.0.2.1", s_primary, "p", "c");
        RecordSet secondary = Leaf(Www, "192.0.2.2", s_secondary, "s");
        RecordSet six = Six(primary, "2001:db8::1");
        RecordSet sixSecondary = Six(secondary, "2001:db8::2");
        RecordSet simple = Leaf(Www, "192.0.2.1");
        yield return (
            "address-family-health",
            Zone(primary, secondary, six with { HealthCheckId = null }, sixSecondary),
            Zone(primary, secondary, six, sixSecondary)
        );
        yield return (
            "address-family-places",
            Zone(Leaf(Www, "192.0.2.1", s_france, "fr"), s_gcp, Six(s_gcp, "2001:db8::1")),
            Zone(Leaf(Www, "192.0.2.1", s_default, "x"), Six(s_gcp, "2001:db8::1"))
        );
        yield return (
            "address-family-ttl",
            Zone(simple, Six(simple, "2001:db8::1") with { Ttl = SimDuration.FromSeconds(300) }),
            Zone(simple, Six(simple, "2001:db8::1"))
        );
    }

    private static IEnumerable<(string Code, Zone Fires, Zone Silent)> Aliases()
    {
        yield return ("alias-cycle", Zone(Alias(Www, Fr), Alias(Fr, Www)), Zone(Alias(Www, Fr), Leaf(Fr, "192.0.2.1")));
        // 32 levels are followed: 33 aliases one below the other are one too many.
        yield return ("alias-too-deep", Zone(Chain(33)), Zone(Chain(32)));
        yield return ("dangling-alias", Zone(Alias(Www, Fr)), Zone(Alias(Www, Fr), Leaf(Fr, "192.0.2.1")));
        yield return (
            "alias-of-other-type",
            Zone(Alias(Www, Fr), Six(Leaf(Fr, ""), "2001:db8::1")),
            Zone(Alias(Www, Fr), Six(Leaf(Fr, ""), "2001:db8::1"), Leaf(Fr, "192.0.2.1"))
        );
        yield return (
            "cloudfront-target-health",
            Zone(Alias(Www, "d111111abcdef8.cloudfront.net")),
            Zone(Alias(Www, "d111111abcdef8.cloudfront.net", evaluate: false))
        );
    }

    /// <summary>A batch is no zone; UPSERTs count twice, so 501 values are 1,002, and 500 are 1,000.</summary>
    public static (ChangeBatch Fires, ChangeBatch Silent) Batch() => (Upserts(501), Upserts(500));

    private static ChangeBatch Upserts(int count) =>
        new()
        {
            Changes =
            [
                .. Enumerable
                    .Range(0, count)
                    .Select(i => new RecordChange(ChangeAction.Upsert, Leaf($"n{i}.example.com", "192.0.2.1"))),
            ],
        };

    private static RecordSet[] Chain(int aliases) =>
        [
            .. Enumerable.Range(0, aliases).Select(i => Alias($"n{i}.example.com", $"n{i + 1}.example.com")),
            Leaf($"n{aliases}.example.com", "192.0.2.1"),
        ];

    private static RecordSet Near(int bias, double latitude) =>
        Leaf(Www, "192.0.2.1", new GeoproximityRouting(null, null, new GeoPoint(latitude, 2.35), bias), "a");
}
