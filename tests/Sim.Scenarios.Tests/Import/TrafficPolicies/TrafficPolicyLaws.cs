using Sim.Core.Quantities;
using Sim.Core.Randomness;
using Sim.Core.Routing.Dns;
using Sim.Scenarios.Import;
using Sim.Scenarios.Import.TrafficPolicies;
using Sim.Scenarios.Schema.Source;
using Sim.Scenarios.Tests.Import.Route53;

namespace Sim.Scenarios.Tests.Import.TrafficPolicies;

/// <summary>Random policies: written and read again they are the same; spoiled they are read or refused.</summary>
[TestFixture]
public sealed class TrafficPolicyLaws
{
    private static readonly ZoneSource s_source = new()
    {
        ZoneFiles = ["zone"],
        RecordName = DnsName.Parse("www.example.com"),
        Ttl = SimDuration.FromSeconds(30),
    };

    private static readonly string[] s_pieces =
    [
        "null",
        "{}",
        "[]",
        "\"\"",
        "-1",
        "1e999",
        "\"r0\"",
        "\"RuleReference\": \"r0\"",
        "\"EndpointReference\": \"e0\"",
        "\"IsDefault\": true",
        "\"Location\": {\"Type\": \"Coordinate\"}",
        "\"RuleType\": \"weighted\"",
        "}",
        "]",
        "{",
        "\u00e9",
    ];

    [Law]
    public void A_policy_comes_back_as_it_was_exported(int seed)
    {
        TrafficPolicy policy = RandomPolicy(new RandomStream((ulong)seed));
        TrafficPolicy? again = Read.From(
            TrafficPolicyExport.Write(policy),
            TrafficPolicyImport.ReadPolicy,
            out DiagnosticList found
        );
        Assert.That(found.Where(one => one.Code is not ("unused-rule" or "unused-endpoint")), Is.Empty);
        Assert.That(again, Is.EqualTo(policy));
    }

    [Law]
    public void Every_policy_becomes_a_zone_without_findings(int seed)
    {
        TrafficPolicy policy = RandomPolicy(new RandomStream((ulong)seed));
        LocatedZone? zone = Zones.From(TrafficPolicyExport.Write(policy), out DiagnosticList found, s_source);
        // Two items of one rule may well claim one place: that is the finding of any zone.
        if (found.Any(one => one.Code == "duplicate-place"))
        {
            return;
        }
        Assert.That(zone, Is.Not.Null, string.Join("\n", found.Lines()));
        int reached = zone!.Zone.RecordSets.Select(record => record.Name).Distinct().Count();
        Assert.That(reached, Is.LessThanOrEqualTo(Math.Max(1, policy.Rules.Count)));
    }

    [Law(MaxTest = 300)]
    public void A_spoiled_policy_is_read_or_refused_with_a_reason(int seed)
    {
        var random = new RandomStream((ulong)seed);
        string text = TrafficPolicyExport.Write(RandomPolicy(random));
        string spoiled = SpoiledText.Of(text, random, s_pieces);
        LocatedZone? zone = Spoiled.Read(
            (out DiagnosticList found) => Zones.From(spoiled, out found, s_source),
            (out DiagnosticList found) => Zones.From(text, out found, s_source)
        );
        Spoiled.Answer(zone?.Zone ?? new Zone());
    }

    private static TrafficPolicy RandomPolicy(RandomStream random)
    {
        int endpoints = 1 + random.NextInt32(4);
        int rules = random.NextInt32(5);
        return new TrafficPolicy
        {
            FormatVersion = OneOf(random, "2015-10-01", "2023-05-09"),
            RecordType = RecordType.A,
            Start = rules > 0 ? new TrafficPolicyReference("r0", true) : new TrafficPolicyReference("e0", false),
            Endpoints = [.. Enumerable.Range(0, endpoints).Select(i => RandomEndpoint(i, random))],
            Rules = [.. Enumerable.Range(0, rules).Select(i => RandomRule(i, rules, endpoints, random))],
        };
    }

    /// <summary>The first one holds a value, which is what a multivalue rule may refer to.</summary>
    private static TrafficPolicyEndpoint RandomEndpoint(int i, RandomStream random) =>
        i == 0 || random.NextInt32(2) == 0
            ? new TrafficPolicyEndpoint($"e{i}", "value", $"192.0.2.{random.NextInt32(256)}", null, default)
            : new TrafficPolicyEndpoint(
                $"e{i}",
                OneOf(random, "cloudfront", "s3-website", "elastic-beanstalk", "network-load-balancer"),
                OneOf(random, "d1.cloudfront.net", "s3-website.eu-west-1.amazonaws.com."),
                "eu-west-1",
                default
            );

    private static TrafficPolicyRule RandomRule(int i, int rules, int endpoints, RandomStream random)
    {
        string kind = OneOf(random, "failover", "geo", "geoproximity", "latency", "multivalue", "weighted");
        int items = kind == "failover" ? 2 : 1 + random.NextInt32(4);
        return new TrafficPolicyRule(
            $"r{i}",
            kind,
            [
                .. Enumerable
                    .Range(0, items)
                    .Select(item => new TrafficPolicyItem(
                        RandomTarget(kind, i, rules, endpoints, random),
                        RandomPolicy(kind, item, random),
                        OneOf<bool?>(random, null, true, false),
                        OneOf(random, null, "h-1", "é \"h\""),
                        default
                    )),
            ],
            default
        );
    }

    /// <summary>Rules refer to later ones only, so that there is no cycle.</summary>
    private static TrafficPolicyReference RandomTarget(
        string kind,
        int rule,
        int rules,
        int endpoints,
        RandomStream random
    ) =>
        kind == "multivalue" ? new TrafficPolicyReference("e0", false)
        : rule + 1 < rules && random.NextInt32(2) == 0
            ? new TrafficPolicyReference($"r{rule + 1 + random.NextInt32(rules - rule - 1)}", true)
        : new TrafficPolicyReference($"e{random.NextInt32(endpoints)}", false);

    private static RoutingPolicy RandomPolicy(string kind, int item, RandomStream random) =>
        kind switch
        {
            "failover" => new FailoverRouting((FailoverRole)item),
            "geo" => OneOf<RoutingPolicy>(
                random,
                new GeolocationRouting(null, "*"),
                new GeolocationRouting("EU", null),
                new GeolocationRouting(null, "US", OneOf(random, null, "CA"))
            ),
            "geoproximity" => OneOf<RoutingPolicy>(
                random,
                new GeoproximityRouting("eu-west-1", null, null, random.NextInt32(199) - 99),
                new GeoproximityRouting(null, "us-west-2-lax-1", null),
                new GeoproximityRouting(null, null, new GeoPoint(random.NextInt32(18001) / 100.0 - 90, -0.07), 5)
            ),
            "latency" => new LatencyRouting(OneOf(random, "eu-west-1", "us-east-1")),
            "multivalue" => new MultivalueRouting(),
            _ => new WeightedRouting(random.NextInt32(256)),
        };

    private static T OneOf<T>(RandomStream random, params T[] items) => items[random.NextInt32(items.Length)];
}
