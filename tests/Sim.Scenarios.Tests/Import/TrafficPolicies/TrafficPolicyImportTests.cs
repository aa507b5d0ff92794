using Sim.Core.Quantities;
using Sim.Core.Routing.Dns;
using Sim.Scenarios.Import;
using Sim.Scenarios.Schema.Source;
using Sim.Scenarios.Tests.Import.Route53;

namespace Sim.Scenarios.Tests.Import.TrafficPolicies;

[TestFixture]
public sealed class TrafficPolicyImportTests
{
    private const string GeoOverFailover = """
        {"AWSPolicyFormatVersion": "2015-10-01", "RecordType": "A", "StartRule": "geo",
         "Endpoints": {"eu": {"Type": "value", "Value": "192.0.2.1"}, "us": {"Type": "value", "Value": "198.51.100.1"},
                       "lb": {"Type": "application-load-balancer", "Value": "api-1.eu-west-1.elb.amazonaws.com"}},
         "Rules": {
          "geo": {"RuleType": "geo", "Locations": [
           {"IsDefault": "true", "EndpointReference": "us"},
           {"Continent": "EU", "RuleReference": "fail over", "EvaluateTargetHealth": "true"},
           {"Country": "FR", "EndpointReference": "eu"}]},
          "fail over": {"RuleType": "failover",
           "Primary": {"EndpointReference": "eu", "HealthCheck": "h-eu"}, "Secondary": {"EndpointReference": "lb", "HealthCheck": "h-lb"}}}}
        """;

    private static readonly ZoneSource s_source = new()
    {
        ZoneFiles = ["zone"],
        RecordName = DnsName.Parse("www.example.com"),
        Ttl = SimDuration.FromSeconds(30),
    };

    [Test]
    public void A_rule_below_another_is_a_group_below_the_record()
    {
        LocatedZone zone = Zones.From(GeoOverFailover, out DiagnosticList found, s_source)!;
        Assert.That(found.Where(one => one.Severity == Severity.Error), Is.Empty);
        Assert.That(
            zone!.Zone.RecordSets,
            Is.EqualTo(
                new[]
                {
                    Record("www.example.com", "us", new GeolocationRouting(null, "*")) with
                    {
                        Ttl = SimDuration.FromSeconds(30),
                        Values = ["198.51.100.1"],
                    },
                    Record("www.example.com", "fail over", new GeolocationRouting("EU", null)) with
                    {
                        Alias = new AliasTarget(DnsName.Parse("_fail-over.www.example.com"), "$self", true),
                    },
                    Record("www.example.com", "eu", new GeolocationRouting(null, "FR")) with
                    {
                        Ttl = SimDuration.FromSeconds(30),
                        Values = ["192.0.2.1"],
                    },
                    Record("_fail-over.www.example.com", "eu", new FailoverRouting(FailoverRole.Primary)) with
                    {
                        Ttl = SimDuration.FromSeconds(30),
                        Values = ["192.0.2.1"],
                        HealthCheckId = "h-eu",
                    },
                    Record("_fail-over.www.example.com", "lb", new FailoverRouting(FailoverRole.Secondary)) with
                    {
                        Alias = new AliasTarget(DnsName.Parse("api-1.eu-west-1.elb.amazonaws.com"), "$service", false),
                        HealthCheckId = "h-lb",
                    },
                }
            )
        );
        Assert.That(zone!.Places.Select(place => place.Line), Is.EqualTo(new[] { 6, 7, 8, 10, 10 }));
    }

    // The branch of Europe is left when it has no healthy leaf, because its item evaluates the target; France has an
    // item of its own without a check, which is never left.
    [TestCase("DE", "", "192.0.2.1 100%")]
    [TestCase("DE", "h-eu", "api-1.eu-west-1.elb.amazonaws.com. 100%")]
    [TestCase("DE", "h-eu h-lb", "198.51.100.1 100%")]
    [TestCase("FR", "h-eu h-lb", "192.0.2.1 100%")]
    [TestCase(null, "", "198.51.100.1 100%")]
    public void A_policy_answers_as_its_rules_say(string? country, string down, string answer)
    {
        LocatedZone zone = Zones.From(GeoOverFailover, out _, s_source)!;
        DnsClient client = country is null ? default : new DnsClient { Continent = "EU", Country = country };
        Assert.That(zone!.Answer("www.example.com", client, down.Split(' ')), Is.EqualTo(answer));
    }

    [TestCase("\"1\"", "3", "192.0.2.1 25%, 198.51.100.1 75%")]
    [TestCase("0", "\"255\"", "198.51.100.1 100%")]
    public void Weights_are_numbers_with_or_without_quotes(string one, string other, string answer)
    {
        LocatedZone? zone = Zones.From(
            Policy(
                "weighted",
                $$"""
                "Items": [{"Weight": {{one}}, "EndpointReference": "a"}, {"Weight": {{other}}, "EndpointReference": "b"}]
                """
            ),
            out DiagnosticList found,
            s_source
        );
        Assert.That(found.Lines(), Is.Empty);
        Assert.That(zone!.Answer("www.example.com", default), Is.EqualTo(answer));
    }

    [Test]
    public void An_endpoint_may_be_used_twice_in_a_rule()
    {
        LocatedZone? zone = Zones.From(
            Policy(
                "weighted",
                """
                "Items": [{"Weight": 1, "EndpointReference": "a"}, {"Weight": 1, "EndpointReference": "a"}, {"Weight": 2, "EndpointReference": "b"}]
                """
            ),
            out _,
            s_source
        );
        Assert.That(zone!.Answer("www.example.com", default), Is.EqualTo("192.0.2.1 50%, 198.51.100.1 50%"));
        Assert.That(
            zone!.Zone.RecordSets.Select(record => record.SetIdentifier),
            Is.EqualTo(new[] { "a", "a-2", "b" })
        );
    }

    private static readonly (string Version, string Item, RoutingPolicy Policy)[] s_places =
    [
        (
            "2015-10-01",
            """
            "Region": "aws:route53:us-east-1", "Bias": "-10"
            """,
            new GeoproximityRouting("us-east-1", null, null, -10)
        ),
        (
            "2015-10-01",
            """
            "Latitude": "48.85", "Longitude": "2.35"
            """,
            new GeoproximityRouting(null, null, new GeoPoint(48.85, 2.35))
        ),
        (
            "2023-05-09",
            """
            "Location": {"Type": "Region", "LocationName": "eu-west-1"}, "Bias": 5
            """,
            new GeoproximityRouting("eu-west-1", null, null, 5)
        ),
        (
            "2023-05-09",
            """
            "Location": {"Type": "LocalZone", "LocationName": "us-west-2-lax-1"}
            """,
            new GeoproximityRouting(null, "us-west-2-lax-1", null)
        ),
        // Source: Route 53 API Reference, "Traffic policy document format", Location; the group of a zone is its code
        // without the letter (GeoProximityLocation, LocalZoneGroup).
        (
            "2023-05-09",
            """
            "Location": {"Type": "LocalZone", "LocationName": "aws:route53:us-east-1-atl-1a"}
            """,
            new GeoproximityRouting(null, "us-east-1-atl-1", null)
        ),
        (
            "2023-05-09",
            """
            "Location": {"Type": "Region", "LocationName": "aws:route53:us-east-1"}
            """,
            new GeoproximityRouting("us-east-1", null, null)
        ),
        (
            "2023-05-09",
            """
            "Location": {"Type": "Coordinate", "Latitude": "-1", "Longitude": "179.5"}
            """,
            new GeoproximityRouting(null, null, new GeoPoint(-1, 179.5))
        ),
    ];

    [TestCaseSource(nameof(s_places))]
    public void Each_version_has_its_own_spelling_of_places((string Version, string Item, RoutingPolicy Policy) given)
    {
        string text = Policy(
            "geoproximity",
            $$"""
            "GeoproximityLocations": [{"EndpointReference": "a", {{given.Item}}}, {"EndpointReference": "b", "Region": "x"}]
            """
        );
        LocatedZone? zone = Zones.From(
            text.Replace("2015-10-01", given.Version, StringComparison.Ordinal),
            out DiagnosticList found,
            s_source
        );
        Assert.That(found.Lines(), Is.Empty);
        Assert.That(zone!.Zone.RecordSets[0].Policy, Is.EqualTo(given.Policy));
    }

    [Test]
    public void Latency_and_multivalue_rules_are_read()
    {
        LocatedZone? latency = Zones.From(
            Policy(
                "latency",
                """
                "Regions": [{"Region": "eu-west-1", "EndpointReference": "a"}, {"Region": "us-east-1", "EndpointReference": "b"}]
                """
            ),
            out _,
            s_source
        );
        var client = new DnsClient
        {
            LatencyMs = new Dictionary<string, double>(StringComparer.Ordinal)
            {
                ["eu-west-1"] = 80,
                ["us-east-1"] = 20,
            },
        };
        Assert.That(latency!.Answer("www.example.com", client), Is.EqualTo("198.51.100.1 100%"));
        LocatedZone? multivalue = Zones.From(
            Policy(
                "multivalue",
                """
                "Items": [{"EndpointReference": "a", "HealthCheck": "h"}, {"EndpointReference": "b"}]
                """
            ),
            out _,
            s_source
        );
        Assert.That(multivalue!.Answer("www.example.com", default, "h"), Is.EqualTo("198.51.100.1 100%"));
    }

    [Test]
    public void The_answer_of_get_traffic_policy_holds_the_document_as_text()
    {
        LocatedZone? zone = Zones.From(
            """
            {"TrafficPolicy": {"Id": "p", "Version": 1, "Name": "n", "Type": "A",
             "Document": "{\"AWSPolicyFormatVersion\":\"2015-10-01\",\"RecordType\":\"A\",\"StartEndpoint\":\"e\",\"Endpoints\":{\"e\":{\"Type\":\"value\",\"Value\":\"192.0.2.1\"}}}"}}
            """,
            out DiagnosticList found,
            s_source
        );
        Assert.That(found.Lines(), Is.Empty);
        Assert.That(zone!.Answer("www.example.com", default), Is.EqualTo("192.0.2.1 100%"));
    }

    [Test]
    public void What_the_document_lacks_is_asked_for()
    {
        Zones.From(GeoOverFailover, out DiagnosticList found);
        Assert.That(
            found.Lines(),
            Is.EqualTo(
                new[]
                {
                    "1:1 E missing-name: a traffic policy does not hold the name that it answers for",
                    "1:1 E missing-ttl: a traffic policy holds no TTL",
                }
            )
        );
    }

    [Test]
    public void Unknown_keys_and_unused_parts_are_told_and_comments_are_not()
    {
        Zones.From(
            """
            {"AWSPolicyFormatVersion": "2015-10-01", "RecordType": "A", "StartRule": "w", "_why": "a comment",
             "Endpoints": {"a": {"Type": "value", "Value": "192.0.2.1"}, "b": {"Type": "value", "Value": "192.0.2.2"}},
             "Rules": {"w": {"RuleType": "weighted", "Items": [{"Wieght": 1, "Weight": 1, "ContinentCode": "EU", "EndpointReference": "a"}]},
                       "x": {"RuleType": "multivalue", "Items": [{"EndpointReference": "b"}]}}}
            """,
            out DiagnosticList found,
            s_source
        );
        Assert.That(
            found.Lines(),
            Is.EqualTo(
                new[]
                {
                    "2:67 W unused-endpoint: nothing leads to endpoint 'b'",
                    "3:53 W unknown-key: 'Wieght' is not a key of this object and is ignored; did you mean 'Weight'?",
                    "3:79 W unknown-key: 'ContinentCode' is not a key of this object and is ignored",
                    "4:17 W unused-rule: nothing leads to rule 'x'",
                }
            )
        );
    }

    [Test]
    public void Every_error_is_told_at_once_with_its_place()
    {
        Zones.From(
            """
            {"AWSPolicyFormatVersion": "2015-10-02", "RecordType": "A", "StartRule": "geo", "StartEndpoint": "a",
             "Endpoints": {"a": {"Type": "value", "Value": "host.example.com"}, "b": {"Type": "cloud-front", "Value": "x"}},
             "Rules": {
              "geo": {"RuleType": "geo", "Locations": [{"Continent": "EU", "Country": "FR", "EndpointReference": "a"}, {"Country": "France", "EndpointReference": "a"}]},
              "fo": {"RuleType": "failover", "Primary": {"EndpointReference": "a"}},
              "w": {"RuleType": "weighted", "Items": [{"Weight": 256, "EndpointReference": "a"}, {"Weight": 1}]},
              "l": {"RuleType": "latency", "Items": []}}}
            """,
            out DiagnosticList found,
            s_source
        );
        Assert.That(
            found
                .Where(one => one.Severity == Severity.Error)
                .Select(one => $"{one.Line}:{one.Column} {one.Code}")
                .Order(StringComparer.Ordinal),
            Is.EqualTo(
                new[]
                {
                    "1:1 several-targets",
                    "1:28 unknown-word",
                    "2:48 not-an-address",
                    "2:83 unknown-word",
                    "4:120 unknown-code",
                    "4:44 ambiguous-area",
                    "5:9 missing-key",
                    "6:54 out-of-range",
                    "6:86 no-target",
                    "7:8 missing-key",
                }
            )
        );
    }

    [Test]
    public void References_that_lead_nowhere_or_in_a_circle_are_refused()
    {
        Zones.From(
            """
            {"AWSPolicyFormatVersion": "2015-10-01", "RecordType": "A", "StartRule": "a",
             "Endpoints": {"web": {"Type": "value", "Value": "192.0.2.1"}},
             "Rules": {
              "a": {"RuleType": "weighted", "Items": [{"Weight": 1, "RuleReference": "b"}, {"Weight": 1, "EndpointReference": "wbe"}]},
              "b": {"RuleType": "multivalue", "Items": [{"RuleReference": "a"}]}}}
            """,
            out DiagnosticList found,
            s_source
        );
        Assert.That(
            found
                .Where(one => one.Severity == Severity.Error)
                .Select(one => $"{one.Line}:{one.Column} {one.Code}: {one.Message} {one.Suggestion}".TrimEnd()),
            Is.EquivalentTo(
                new[]
                {
                    "4:80 unknown-endpoint: there is no endpoint 'wbe' web",
                    "5:45 multivalue-alias: a multivalue rule answers with values and follows no reference to "
                        + "a rule or resource",
                    "5:45 rule-cycle: the rule leads back to itself: a -> b -> a",
                }
            )
        );
    }

    private static string Policy(string kind, string items) =>
        $$$"""
            {"AWSPolicyFormatVersion": "2015-10-01", "RecordType": "A", "StartRule": "r",
             "Endpoints": {"a": {"Type": "value", "Value": "192.0.2.1"}, "b": {"Type": "value", "Value": "198.51.100.1"}},
             "Rules": {"r": {"RuleType": "{{{kind}}}", {{{items}}} } } }
            """;

    private static RecordSet Record(string name, string id, RoutingPolicy policy) =>
        new()
        {
            Name = DnsName.Parse(name),
            Type = RecordType.A,
            SetIdentifier = id,
            Policy = policy,
        };
}
