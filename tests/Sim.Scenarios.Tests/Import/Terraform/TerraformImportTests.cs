using Sim.Core.Quantities;
using Sim.Core.Routing.Dns;
using Sim.Core.Routing.Dns.Health;
using Sim.Scenarios.Import;
using Sim.Scenarios.Schema.Source;
using Sim.Scenarios.Tests.Import.Route53;

namespace Sim.Scenarios.Tests.Import.Terraform;

[TestFixture]
public sealed class TerraformImportTests
{
    private const string Address = """
        "ttl": 60, "records": ["192.0.2.1"], "alias": []
        """;

    private static readonly (string Values, RoutingPolicy Policy)[] s_policies =
    [
        ("\"weighted_routing_policy\": [{\"weight\": 10}]", new WeightedRouting(10)),
        ("\"latency_routing_policy\": [{\"region\": \"eu-west-1\"}]", new LatencyRouting("eu-west-1")),
        ("\"failover_routing_policy\": [{\"type\": \"SECONDARY\"}]", new FailoverRouting(FailoverRole.Secondary)),
        (
            "\"geolocation_routing_policy\": [{\"continent\": \"EU\", \"country\": \"\", \"subdivision\": null}]",
            new GeolocationRouting("EU", null)
        ),
        (
            "\"geolocation_routing_policy\": [{\"continent\": null, \"country\": \"us\", \"subdivision\": \"CA\"}]",
            new GeolocationRouting(null, "US", "CA")
        ),
        (
            "\"geoproximity_routing_policy\": [{\"aws_region\": \"eu-west-1\", \"bias\": -5, \"coordinates\": []}]",
            new GeoproximityRouting("eu-west-1", null, null, -5)
        ),
        (
            "\"geoproximity_routing_policy\": [{\"aws_region\": \"\", \"bias\": null, "
                + "\"coordinates\": [{\"latitude\": \"48.85\", \"longitude\": \"2.35\"}]}]",
            new GeoproximityRouting(null, null, new GeoPoint(48.85, 2.35))
        ),
        (
            "\"geoproximity_routing_policy\": [{\"local_zone_group\": \"us-west-2-lax-1\"}]",
            new GeoproximityRouting(null, "us-west-2-lax-1", null)
        ),
        (
            "\"cidr_routing_policy\": [{\"collection_id\": \"c-1\", \"location_name\": \"*\"}]",
            new IpBasedRouting("c-1", "*")
        ),
        ("\"multivalue_answer_routing_policy\": true", new MultivalueRouting()),
    ];

    [TestCaseSource(nameof(s_policies))]
    public void Each_policy_block_is_read((string Values, RoutingPolicy Policy) given)
    {
        LocatedZone? zone = Zones.From(
            Plan.State(Plan.Record("www", $"\"set_identifier\": \"x\", {given.Values}, {Address}")),
            out DiagnosticList found
        );
        Assert.That(found.Where(one => one.Code != "lower-case-code"), Is.Empty);
        Assert.That(zone!.Zone.RecordSets.Single().Policy, Is.EqualTo(given.Policy));
    }

    [Test]
    public void A_record_is_read_with_everything_it_has()
    {
        LocatedZone? zone = Zones.From(
            Plan.State(
                Plan.Record(
                    "www",
                    """
                    "ttl": 60, "records": ["192.0.2.1"], "set_identifier": "x", "health_check_id": "h",
                    "weighted_routing_policy": [{"weight": 1}], "failover_routing_policy": [], "alias": [], "multivalue_answer_routing_policy": null
                    """
                ),
                Plan.Record(
                    "lb",
                    """
                    "ttl": null, "records": null, "set_identifier": "", "health_check_id": null, "multivalue_answer_routing_policy": false,
                    "alias": [{"name": "www.example.com", "zone_id": "Z1", "evaluate_target_health": true}]
                    """
                )
            ),
            out DiagnosticList found
        );
        Assert.That(found.Select(one => one.Code), Is.EqualTo(new[] { "unknown-health-check" }));
        Assert.That(
            zone!.Zone.RecordSets,
            Is.EqualTo(
                new[]
                {
                    new RecordSet
                    {
                        Name = DnsName.Parse("www.example.com"),
                        Type = RecordType.A,
                        SetIdentifier = "x",
                        Policy = new WeightedRouting(1),
                        Ttl = SimDuration.FromSeconds(60),
                        Values = ["192.0.2.1"],
                        HealthCheckId = "h",
                    },
                    new RecordSet
                    {
                        Name = DnsName.Parse("lb.example.com"),
                        Type = RecordType.A,
                        Alias = new AliasTarget(DnsName.Parse("www.example.com"), "Z1", true),
                    },
                }
            )
        );
    }

    [Test]
    public void Health_checks_and_collections_are_read_from_the_same_file()
    {
        LocatedZone? zone = Zones.From(
            Plan.State(
                Plan.Resource(
                    "aws_route53_health_check",
                    "par",
                    """
                    "id": "h-1", "type": "HTTPS_STR_MATCH", "ip_address": "192.0.2.1", "fqdn": "h.example.com", "port": 8443, "resource_path": "/h",
                    "search_string": "ok", "request_interval": 10, "failure_threshold": 2, "invert_healthcheck": true, "disabled": null,
                    "regions": ["us-east-1", "eu-west-1", "sa-east-1"], "child_healthchecks": [], "child_health_threshold": null, "tags": {}
                    """
                ),
                Plan.Resource(
                    "aws_route53_health_check",
                    "all",
                    """
                    "id": "h-2", "type": "CALCULATED", "child_healthchecks": ["h-1"], "child_health_threshold": 1, "port": 0, "request_interval": 0
                    """
                ),
                Plan.Resource(
                    "aws_route53_health_check",
                    "alarm",
                    """
                    "id": "h-3", "type": "CLOUDWATCH_METRIC", "cloudwatch_alarm_name": "a", "cloudwatch_alarm_region": "us-east-1",
                    "insufficient_data_health_status": "Healthy"
                    """
                ),
                Plan.Resource("aws_route53_cidr_collection", "isp", "\"id\": \"c-1\", \"name\": \"isp\""),
                Plan.Resource(
                    "aws_route53_cidr_location",
                    "a",
                    "\"cidr_collection_id\": \"c-1\", \"name\": \"isp-a\", \"cidr_blocks\": [\"203.0.113.0/24\"]"
                )
            ),
            out DiagnosticList found
        );
        Assert.That(found.Lines(), Is.Empty);
        Assert.That(
            zone!.Zone.HealthChecks,
            Is.EqualTo(
                new HealthCheck[]
                {
                    new EndpointHealthCheck
                    {
                        Id = "h-1",
                        Inverted = true,
                        Protocol = ProbeProtocol.HttpsStringMatch,
                        IpAddress = "192.0.2.1",
                        FullyQualifiedDomainName = "h.example.com",
                        Port = 8443,
                        ResourcePath = "/h",
                        SearchString = "ok",
                        RequestInterval = SimDuration.FromSeconds(10),
                        FailureThreshold = 2,
                        Regions = ["us-east-1", "eu-west-1", "sa-east-1"],
                    },
                    new CalculatedHealthCheck
                    {
                        Id = "h-2",
                        Children = ["h-1"],
                        HealthThreshold = 1,
                    },
                    new CloudWatchHealthCheck
                    {
                        Id = "h-3",
                        AlarmName = "a",
                        AlarmRegion = "us-east-1",
                        InsufficientData = InsufficientDataStatus.Healthy,
                    },
                }
            )
        );
        Assert.That(
            zone!.Zone.CidrCollections,
            Is.EqualTo(
                new[]
                {
                    new CidrCollection(
                        "c-1",
                        [new CidrLocation("isp-a", [System.Net.IPNetwork.Parse("203.0.113.0/24")])]
                    ),
                }
            )
        );
    }

    // The provider adds the zone's name unless it is there; an empty name is the apex.
    [TestCase("www", "www.example.com.")]
    [TestCase("www.example.com", "www.example.com.")]
    [TestCase("www.example.com.", "www.example.com.")]
    [TestCase("a.b", "a.b.example.com.")]
    [TestCase("", "example.com.")]
    [TestCase("*", "*.example.com.")]
    public void A_name_is_relative_to_its_zone(string name, string whole)
    {
        string record = $$"""
            "zone_id": "Z1", "name": "{{name}}", "type": "A", {{Address}}
            """;
        LocatedZone? zone = Zones.From(
            Plan.State(
                Plan.Resource("aws_route53_zone", "main", "\"zone_id\": \"Z1\", \"name\": \"example.com\""),
                Plan.Resource("aws_route53_record", "r", record)
            ),
            out DiagnosticList found
        );
        Assert.That(found.Lines(), Is.Empty);
        Assert.That(zone!.Zone.RecordSets.Single().Name.ToString(), Is.EqualTo(whole));
        Assert.That(zone!.Zone.Name.ToString(), Is.EqualTo("example.com."));
        zone = Zones.From(
            Plan.State(Plan.Resource("aws_route53_record", "r", record)),
            out _,
            new ZoneSource { ZoneFiles = ["zone"], Origin = DnsName.Parse("example.com") }
        );
        Assert.That(zone!.Zone.RecordSets.Single().Name.ToString(), Is.EqualTo(whole));
    }

    [TestCase(
        "www.example.com",
        "W unknown-zone: the file does not hold the name of the zone: 'name' is read as a whole "
            + "name unless the origin is given"
    )]
    [TestCase("www", "E relative-name: 'name' is 'www', which is relative to a zone that the file does not hold")]
    public void A_name_without_its_zone_is_told(string name, string line)
    {
        string record = $$"""
            "zone_id": "Z1", "name": "{{name}}", "type": "A", {{Address}}
            """;
        Zones.From(Plan.State(Plan.Resource("aws_route53_record", "r", record)), out DiagnosticList found);
        Assert.That(found.Lines().Single(), Does.EndWith(line));
    }

    [Test]
    public void Records_of_several_zones_are_refused_until_one_is_named()
    {
        string text = Plan.State(
            Plan.Resource("aws_route53_zone", "main", "\"zone_id\": \"Z1\", \"name\": \"example.com\""),
            Plan.Record("www", Address),
            Plan.Record("other", Address).Replace("\"Z1\"", "\"Z2\"", StringComparison.Ordinal)
        );
        Assert.That(Zones.From(text, out DiagnosticList found), Is.Null);
        Assert.That(
            found.Select(one => $"{one.Line} {one.Code}: {one.Message}"),
            Is.EqualTo(
                new[]
                {
                    "4 several-zones: records of 2 zones: that of zone Z1 (example.com.) is one of them",
                    "5 several-zones: records of 2 zones: that of zone Z2 is one of them",
                }
            )
        );
        foreach (
            (string part, string name) in new[] { ("Z2", "other.example.com."), ("example.com", "www.example.com.") }
        )
        {
            LocatedZone? zone = Zones.From(text, out _, new ZoneSource { ZoneFiles = ["zone"], Part = part });
            Assert.That(zone!.Zone.RecordSets.Single().Name.ToString(), Is.EqualTo(name));
        }
        Zones.From(text, out found, new ZoneSource { ZoneFiles = ["zone"], Part = "Z3" });
        Assert.That(found.Select(one => one.Code), Is.EqualTo(new[] { "unknown-part", "unknown-part" }));
    }

    [Test]
    public void Modules_and_indexes_are_followed_and_other_sections_are_left_alone()
    {
        LocatedZone? zone = Zones.From(
            """
            {"format_version": "0.1", "terraform_version": "0.12.29",
             "planned_values": {"root_module": {"child_modules": [
              {"address": "module.dns[\"a\"]", "child_modules": [
               {"address": "module.dns[\"a\"].module.inner", "resources": [
                {"address": "aws_route53_record.w[0]", "mode": "managed", "type": "aws_route53_record", "name": "w", "index": 0,
                 "values": {"name": "www.example.com", "fqdn": "www.example.com", "type": "A", "ttl": 60, "records": ["192.0.2.1"],
                  "set_identifier": "0", "weighted_routing_policy": [{"weight": 1}]}},
                {"address": "aws_route53_record.w[\"b\"]", "mode": "managed", "type": "aws_route53_record", "name": "w", "index": "b",
                 "values": {"name": "www.example.com", "fqdn": "www.example.com", "type": "A", "ttl": 60, "records": ["192.0.2.2"],
                  "set_identifier": "b", "weighted_routing_policy": [{"weight": 3}]}}]}]}]}},
             "prior_state": {"values": {"root_module": {"resources": [
                {"address": "aws_route53_record.old", "mode": "managed", "type": "aws_route53_record", "name": "old",
                 "values": {"name": "old.example.com", "fqdn": "old.example.com", "type": "A", "ttl": 60, "records": ["192.0.2.3"]}}]}}}}
            """,
            out DiagnosticList found
        );
        Assert.That(found.Lines(), Is.Empty);
        Assert.That(zone!.Answer("www.example.com", default), Is.EqualTo("192.0.2.1 25%, 192.0.2.2 75%"));
        Assert.That(zone!.Zone.RecordSets, Has.Count.EqualTo(2));
    }

    [Test]
    public void Texts_get_the_quotes_that_Terraform_leaves_out()
    {
        LocatedZone? zone = Zones.From(
            Plan.State(
                Plan.Record("www", "\"ttl\": 60, \"records\": [\"v=spf1 -all\"]")
                    .Replace("\"A\"", "\"TXT\"", StringComparison.Ordinal)
            ),
            out _
        );
        Assert.That(zone!.Zone.RecordSets.Single().Values, Is.EqualTo(new[] { "\"v=spf1 -all\"" }));
    }

    [Test]
    public void Every_error_is_told_at_once_with_its_place()
    {
        Zones.From(
            Plan.State(
                Plan.Record(
                    "a",
                    $"\"set_identifier\": \"x\", \"weighted_routing_policy\": [{{\"weight\": 256}}], {Address}"
                ),
                Plan.Record("b", "\"ttl\": 60, \"records\": [\"2001:db8::1\"]"),
                Plan.Record("c", $"\"set_identifier\": \"x\", {Address}"),
                Plan.Record(
                    "d",
                    "\"multivalue_answer_routing_policy\": true, \"latency_routing_policy\": [{\"region\": \"x\"}], "
                        + Address
                ),
                Plan.Record("e", "\"ttl\": 60"),
                Plan.Resource("aws_route53_health_check", "h", "\"id\": \"h\", \"type\": \"HTPS\"")
            ),
            out DiagnosticList found
        );
        Assert.That(
            found
                .Where(one => one.Severity == Severity.Error)
                .Select(one => $"{one.Line} {one.Code}")
                .Order(StringComparer.Ordinal),
            Is.EqualTo(
                new[]
                {
                    "3 out-of-range",
                    "4 not-an-address",
                    "5 no-policy",
                    "6 several-policies",
                    "7 no-values",
                    "8 unknown-word",
                }
            )
        );
    }

    [TestCase("2.0", "unknown-version")]
    [TestCase("1.2", null)]
    [TestCase("0.2", null)]
    public void Only_known_major_versions_are_read(string version, string? code)
    {
        string text = Plan.State(Plan.Record("www", Address))
            .Replace("\"1.0\"", $"\"{version}\"", StringComparison.Ordinal);
        Zones.From(text, out DiagnosticList found);
        Assert.That(found.Select(one => one.Code), Is.EqualTo(code is null ? [] : new[] { code }));
    }
}
