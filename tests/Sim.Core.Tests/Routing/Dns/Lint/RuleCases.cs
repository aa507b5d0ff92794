using System.Net;
using Sim.Core.Quantities;
using Sim.Core.Routing.Dns;
using Sim.Core.Routing.Dns.Health;
using static Sim.Core.Tests.Routing.Dns.Zones;

namespace Sim.Core.Tests.Routing.Dns.Lint;

/// <summary>For each rule a zone that breaks it, and the nearest one that does not.</summary>
internal static partial class RuleCases
{
    private const string Www = "www.example.com";
    private const string Fr = "fr.example.com";

    private static readonly FailoverRouting s_primary = new(FailoverRole.Primary);
    private static readonly FailoverRouting s_secondary = new(FailoverRole.Secondary);
    private static readonly LatencyRouting s_ireland = new("eu-west-1");
    private static readonly LatencyRouting s_virginia = new("us-east-1");
    private static readonly GeolocationRouting s_france = new(null, "FR");
    private static readonly GeolocationRouting s_default = new(null, "*");
    private static readonly RecordSet s_gcp = Leaf(Www, "198.51.100.10", s_default, "gcp");

    public static IReadOnlyDictionary<string, (Zone Fires, Zone Silent)> All { get; } =
        new[] { Health(), Places(), Weights(), Checks(), Limits(), Names(), Families(), Aliases() }
            .SelectMany(cases => cases)
            .ToDictionary(one => one.Code, one => (one.Fires, one.Silent), StringComparer.Ordinal);

    private static IEnumerable<(string Code, Zone Fires, Zone Silent)> Health()
    {
        yield return (
            "evaluated-leaf-without-check",
            Zone(Alias(Www, Fr, s_france, "fr"), s_gcp, Leaf(Fr, "192.0.2.1")),
            Zone(Alias(Www, Fr, s_france, "fr"), s_gcp, Leaf(Fr, "192.0.2.1", check: "c"))
        );
        yield return (
            "alias-ignores-target-health",
            Zone(
                Alias(Www, Fr, s_primary, "p", evaluate: false),
                Leaf(Www, "192.0.2.9", s_secondary, "s"),
                Leaf(Fr, "192.0.2.1")
            ),
            // The secondary has nobody to give way to.
            Zone(
                Leaf(Www, "192.0.2.9", s_primary, "p", "c"),
                Alias(Www, Fr, s_secondary, "s", evaluate: false),
                Leaf(Fr, "192.0.2.1")
            )
        );
        yield return (
            "alias-check-hides-branch",
            Zone(Alias(Www, Fr, s_france, "fr", "c"), s_gcp, Leaf(Fr, "192.0.2.1", check: "d")),
            Zone(Alias(Www, Fr, s_france, "fr", "c", evaluate: false), s_gcp, Leaf(Fr, "192.0.2.1", check: "d"))
        );
        yield return (
            "check-decides-nothing",
            Zone(Leaf(Fr, "192.0.2.1", check: "c")),
            Zone(Leaf(Fr, "192.0.2.1", check: "c"), Alias(Www, Fr, s_france, "fr"), s_gcp)
        );
        yield return (
            "partly-checked-group",
            Zone(Leaf(Www, "192.0.2.1", s_ireland, "a", "c"), Leaf(Www, "192.0.2.2", s_virginia, "b")),
            // Weight 0 without a check is how a weighted group names its last resort.
            Zone(
                Leaf(Www, "192.0.2.1", new WeightedRouting(1), "a", "c"),
                Leaf(Www, "192.0.2.2", new WeightedRouting(0), "b")
            )
        );
        yield return (
            "primary-without-check",
            Zone(Leaf(Www, "192.0.2.1", s_primary, "p"), Leaf(Www, "192.0.2.2", s_secondary, "s", "c")),
            Zone(Leaf(Www, "192.0.2.1", s_primary, "p", "c"), Leaf(Www, "192.0.2.2", s_secondary, "s"))
        );
        yield return (
            "failover-without-partner",
            Zone(Leaf(Www, "192.0.2.1", s_primary, "p", "c")),
            Zone(Leaf(Www, "192.0.2.1", s_primary, "p", "c"), Leaf(Www, "192.0.2.2", s_secondary, "s"))
        );
        yield return (
            "secondary-equals-primary",
            Zone(Leaf(Www, "192.0.2.1", s_primary, "p", "c"), Alias(Www, Fr, s_secondary, "s"), Leaf(Fr, "192.0.2.1")),
            Zone(Leaf(Www, "192.0.2.1", s_primary, "p", "c"), Alias(Www, Fr, s_secondary, "s"), Leaf(Fr, "192.0.2.2"))
        );
        yield return (
            "secondary-shares-check",
            Zone(Leaf(Www, "192.0.2.1", s_primary, "p", "c"), Leaf(Www, "192.0.2.2", s_secondary, "s", "c")),
            Zone(Leaf(Www, "192.0.2.1", s_primary, "p", "c"), Leaf(Www, "192.0.2.2", s_secondary, "s", "d"))
        );
    }

    private static IEnumerable<(string Code, Zone Fires, Zone Silent)> Places()
    {
        GeolocationRouting california = new(null, "US", "CA");
        yield return (
            "geolocation-without-default",
            Zone(Leaf(Www, "192.0.2.1", s_france, "fr")),
            Zone(Leaf(Www, "192.0.2.1", s_france, "fr"), s_gcp)
        );
        yield return (
            "ip-based-without-default",
            Zone(Leaf(Www, "192.0.2.1", new IpBasedRouting("isp", "a"), "a")),
            Zone(
                Leaf(Www, "192.0.2.1", new IpBasedRouting("isp", "a"), "a"),
                Leaf(Www, "192.0.2.2", new IpBasedRouting("isp", "*"), "b")
            )
        );
        yield return (
            "state-without-country",
            Zone(Leaf(Www, "192.0.2.1", california, "ca"), s_gcp),
            Zone(
                Leaf(Www, "192.0.2.1", california, "ca"),
                Leaf(Www, "192.0.2.2", new GeolocationRouting(null, "US"), "us"),
                s_gcp
            )
        );
        yield return (
            "country-not-selectable",
            Zone(Leaf(Www, "192.0.2.1", new GeolocationRouting(null, "EH"), "a"), s_gcp),
            Zone(Leaf(Www, "192.0.2.1", new GeolocationRouting(null, "MA"), "a"), s_gcp)
        );
        yield return (
            "subdivision-of-other-country",
            Zone(Leaf(Www, "192.0.2.1", new GeolocationRouting(null, "CA", "QC"), "a"), s_gcp),
            Zone(Leaf(Www, "192.0.2.1", california, "a"), s_gcp)
        );
        yield return (
            "duplicate-place",
            Zone(Leaf(Www, "192.0.2.1", s_france, "a"), Leaf(Www, "192.0.2.2", s_france, "b"), s_gcp),
            Zone(
                Leaf(Www, "192.0.2.1", s_france, "a"),
                Leaf(Www, "192.0.2.1", new GeolocationRouting(null, "BE"), "b"),
                s_gcp
            )
        );
        yield return (
            "unknown-cidr-location",
            Zone(Leaf(Www, "192.0.2.1", new IpBasedRouting("isp", "a"), "a")) with
            {
                CidrCollections = [Isp("b", "203.0.113.0/24")],
            },
            Zone(Leaf(Www, "192.0.2.1", new IpBasedRouting("isp", "a"), "a")) with
            {
                CidrCollections = [Isp("a", "203.0.113.0/24")],
            }
        );
        yield return (
            "several-cidr-collections",
            Zone(
                Leaf(Www, "192.0.2.1", new IpBasedRouting("isp", "a"), "a"),
                Leaf(Www, "192.0.2.2", new IpBasedRouting("other", "*"), "b")
            ),
            Zone(
                Leaf(Www, "192.0.2.1", new IpBasedRouting("isp", "a"), "a"),
                Leaf(Www, "192.0.2.2", new IpBasedRouting("isp", "*"), "b")
            )
        );
    }

    private static IEnumerable<(string Code, Zone Fires, Zone Silent)> Weights()
    {
        RecordSet one = Leaf(Www, "192.0.2.1", new WeightedRouting(1), "a", "c");
        RecordSet standby = Leaf(Www, "192.0.2.2", new WeightedRouting(0), "b", "d");
        RecordSet slow = Leaf(Www, "192.0.2.3", new WeightedRouting(1), "c", "e") with
        {
            Ttl = SimDuration.FromSeconds(300),
        };
        RecordSet balancer = Alias(Www, "lb-1.eu-west-1.elb.amazonaws.com", new WeightedRouting(1), "lb");
        yield return ("zero-weight-standby", Zone(one, standby), Zone(one, standby with { HealthCheckId = null }));
        yield return (
            "all-weights-zero",
            Zone(one with { Policy = new WeightedRouting(0) }, standby),
            Zone(one, standby)
        );
        yield return ("unequal-weighted-ttl", Zone(one, slow), Zone(one, slow with { Ttl = Ttl }));
        yield return ("load-balancer-alias-ttl", Zone(balancer, slow), Zone(balancer, slow with { Ttl = Ttl }));
        yield return ("long-ttl-with-check", Zone(one, slow), Zone(one, slow with { HealthCheckId = null }));
        yield return (
            "duplicate-value",
            Zone(one, standby with { Values = ["192.0.2.1"] }),
            // Two countries may well share a place.
            Zone(Leaf(Www, "192.0.2.1", s_france, "a"), s_gcp with { Values = ["192.0.2.1"] })
        );
        yield return (
            "multivalue-alias",
            Zone(Alias(Www, Fr, new MultivalueRouting(), "a"), Leaf(Fr, "192.0.2.1")),
            Zone(Leaf(Www, "192.0.2.1", new MultivalueRouting(), "a"))
        );
        yield return ("multivalue-without-check", Zone(Multivalue(2, null)), Zone(Multivalue(2, "c")));
        yield return ("multivalue-over-eight", Zone(Multivalue(9, "c")), Zone(Multivalue(8, "c")));
    }

    private static IEnumerable<(string Code, Zone Fires, Zone Silent)> Checks()
    {
        EndpointHealthCheck probe = new()
        {
            Id = "c",
            Protocol = ProbeProtocol.Https,
            Port = 443,
            IpAddress = "93.184.215.14",
        };
        EndpointHealthCheck named = probe with { IpAddress = null, FullyQualifiedDomainName = Www };
        CalculatedHealthCheck two = new()
        {
            Id = "sum",
            Children = ["c", "d"],
            HealthThreshold = 2,
        };
        RecordSet[] pair = [Leaf(Www, "192.0.2.1", s_primary, "p", "c"), Leaf(Www, "192.0.2.2", s_secondary, "s")];
        yield return (
            "check-asks-own-name",
            Zone(pair) with
            {
                HealthChecks = [named],
            },
            // With an address, the name is the Host header only.
            Zone(pair) with
            {
                HealthChecks = [named with { IpAddress = "93.184.215.14" }],
            }
        );
        yield return (
            "uncheckable-address",
            Zone(pair) with
            {
                HealthChecks = [probe with { IpAddress = "172.31.255.255" }],
            },
            // 172.16.0.0/12 ends at 172.31.255.255.
            Zone(pair) with
            {
                HealthChecks = [probe with { IpAddress = "172.32.0.0" }],
            }
        );
        yield return (
            "checker-regions",
            Zone(pair) with
            {
                HealthChecks = [probe with { Regions = ["us-east-1", "eu-west-1"] }],
            },
            Zone(pair) with
            {
                HealthChecks = [probe with { Regions = ["us-east-1", "eu-west-1", "sa-east-1"] }],
            }
        );
        yield return (
            "calculated-child",
            Zone() with
            {
                HealthChecks = [two, two with { Id = "d", Children = ["c"] }],
            },
            Zone() with
            {
                HealthChecks = [two, probe with { Id = "d" }],
            }
        );
        yield return (
            "constant-calculated-check",
            Zone() with
            {
                HealthChecks = [two with { HealthThreshold = 3 }],
            },
            Zone() with
            {
                HealthChecks = [two],
            }
        );
        yield return (
            "disabled-check",
            Zone(pair) with
            {
                HealthChecks = [probe with { Disabled = true }],
            },
            // Disabled and used by nobody: that is another rule.
            Zone(pair[1]) with
            {
                HealthChecks = [probe with { Disabled = true }],
            }
        );
        yield return (
            "unused-health-check",
            Zone(pair[1]) with
            {
                HealthChecks = [probe],
            },
            Zone(pair) with
            {
                HealthChecks = [probe],
            }
        );
        yield return ("unknown-health-check", Zone(pair), Zone(pair) with { HealthChecks = [probe] });
    }

    private static Zone Zone(params RecordSet[] records) => new() { RecordSets = [.. records] };

    private static RecordSet[] Multivalue(int count, string? check) =>
        [.. Enumerable.Range(1, count).Select(i => Leaf(Www, $"192.0.2.{i}", new MultivalueRouting(), $"m{i}", check))];

    private static CidrCollection Isp(string location, params string[] blocks) =>
        new("isp", [new CidrLocation(location, [.. blocks.Select(IPNetwork.Parse)])]);

    private static RecordSet Six(RecordSet record, string value) =>
        record with
        {
            Type = RecordType.AAAA,
            Values = record.Alias is null ? [value] : [],
        };
}
