using Sim.Scenarios.Import;
using Sim.Scenarios.Lint;
using Sim.Scenarios.Tests.Schema;

namespace Sim.Scenarios.Tests.Lint;

public sealed class DnsLintTests
{
    private const string Fr =
        """{"Name": "www.example.com.", "Type": "A", "SetIdentifier": "fr", "GeoLocation": {"CountryCode": "FR"}, ALLOW"TTL": 60, "ResourceRecords": [{"Value": "192.0.2.1"}]}""";

    // Before the allow stand 103 characters, and "_allow": takes ten: its text begins in column 114.
    private const string Found = "zone.json:2:1 geolocation-without-default";

    [Test]
    public void A_finding_stands_where_its_record_set_stands() =>
        Assert.That(Lint(("zone.json", Zone(""))), Is.EqualTo(new[] { Found }));

    [Test]
    public void A_key_of_the_record_set_silences_it() =>
        Assert.That(Lint(("zone.json", Zone("geolocation-without-default France only, by contract"))), Is.Empty);

    [Test]
    public void A_key_may_hold_several() =>
        Assert.That(
            Lint(
                (
                    "zone.json",
                    Zone("")
                        .Replace("ALLOW", "")
                        .Replace(
                            "\"TTL\"",
                            "\"_allow\": [\"geolocation-without-default so\", \"long-ttl-with-check so\"], \"TTL\""
                        )
                )
            ),
            Is.EqualTo(new[] { "zone.json:2:149 unused-allow" })
        );

    [Test]
    public void A_key_of_the_file_silences_all_of_it() =>
        Assert.That(
            Lint(
                (
                    "zone.json",
                    Zone("").Replace("{\"Res", "{\"_allow\": \"geolocation-without-default by contract\", \"Res")
                )
            ),
            Is.Empty
        );

    // An output of the configuration, by the address of the resource; what else it names is told. In line 2 its text
    // begins behind 12 characters for outputs, 14 for sim_allow, 10 for value and 25 for the address.
    [TestCase("aws_route53_record.fr", "")]
    [TestCase("aws_route53_record.de", "zone.json:2:62 unused-allow, zone.json:4:1 geolocation-without-default")]
    public void An_output_of_terraform_silences_the_resource(string address, string expected)
    {
        string plan = $$$$"""
            {"format_version": "1.0", "planned_values": {
            "outputs": {"sim_allow": {"value": {"{{{{address}}}}": "geolocation-without-default by contract"}}},
            "root_module": {"resources": [{"address": "aws_route53_record.fr", "type": "aws_route53_record", "name": "fr", "values":
            {"zone_id": "Z1", "name": "www.example.com", "type": "A", "ttl": 60, "records": ["192.0.2.1"],
             "set_identifier": "fr", "geolocation_routing_policy": [{"country": "FR"}]}}]}}}
            """;
        Assert.That(
            string.Join(", ", Lint(("zone.json", plan)).Where(line => !line.Contains("unknown-zone"))),
            Is.EqualTo(expected)
        );
    }

    [Test]
    public void Without_a_reason_nothing_is_silenced() =>
        Assert.That(
            Lint(("zone.json", Zone("geolocation-without-default"))),
            Is.EqualTo(new[] { Found, "zone.json:2:114 allow-without-reason" })
        );

    [Test]
    public void An_allow_of_nothing_names_the_code_that_is_found_there()
    {
        var found = DnsLint.Run(["zone.json"], Files(("zone.json", Zone("geolocation-without-defualt by contract"))));
        Assert.That(found[1].Message, Is.EqualTo("'geolocation-without-defualt' is no rule"));
        Assert.That(found[1].Suggestion, Is.EqualTo("geolocation-without-default"));
    }

    [TestCase("# sim: allow geolocation-without-default by contract\n", "", TestName = "A comment above silences")]
    [TestCase(
        "# sim: allow geolocation-without-default by contract\n\n# France\n",
        "",
        TestName = "Comments between do not matter"
    )]
    [TestCase("", " # sim: allow geolocation-without-default by contract", TestName = "A comment in the line silences")]
    public void A_comment_of_yaml_silences(string above, string beside) =>
        Assert.That(Lint(("zone.yaml", Yaml(above, beside))), Is.Empty);

    [Test]
    public void A_comment_elsewhere_silences_nothing() =>
        Assert.That(
            Lint(("zone.yaml", Yaml("", "") + "# sim: allow geolocation-without-default by contract\n")),
            Is.EqualTo(new[] { "zone.yaml:2:3 geolocation-without-default", "zone.yaml:8:1 unused-allow" })
        );

    [Test]
    public void A_check_is_unused_only_when_no_zone_uses_it()
    {
        const string Checks =
            """{"HealthChecks": [{"Id": "c", "HealthCheckConfig": {"Type": "TCP", "IPAddress": "93.184.215.14", "Port": 443}}]}""";
        const string Other =
            """{"ResourceRecordSets": [{"Name": "a.example.net.", "Type": "A", "TTL": 60, "ResourceRecords": [{"Value": "192.0.2.9"}]}]}""";
        string used = Zone("").Replace("\"TTL\"", "\"HealthCheckId\": \"c\", \"TTL\"");
        Assert.That(
            Lint(("a.json", Other), ("checks.json", Checks)),
            Is.EqualTo(new[] { "checks.json:1:19 unused-health-check" })
        );
        Assert.That(
            Lint(("a.json", Other), ("zone.json", used), ("checks.json", Checks)),
            Is.EqualTo(new[] { "zone.json:2:1 check-decides-nothing", Found })
        );
    }

    [Test]
    public void Without_a_file_of_health_checks_none_is_unknown() =>
        Assert.That(
            Lint(("zone.json", Zone("").Replace("\"TTL\"", "\"HealthCheckId\": \"c\", \"TTL\""))),
            Is.EqualTo(new[] { "zone.json:2:1 check-decides-nothing", Found })
        );

    [Test]
    public void What_is_no_listing_is_refused_and_the_other_files_are_linted() =>
        Assert.That(
            Lint(("a.yaml", "name: something"), ("zone.json", Zone(""))),
            Is.EqualTo(new[] { "a.yaml:1:1 unknown-format", Found })
        );

    [Law(MaxTest = 100)]
    public void Silencing_one_code_leaves_the_others(bool isLong, bool hasCheck, bool isFirst)
    {
        string zone = Zone("")
            .Replace("\"TTL\": 60", (hasCheck ? "\"HealthCheckId\": \"c\", " : "") + $"\"TTL\": {(isLong ? 600 : 60)}");
        string[] before = Lint(("zone.json", zone));
        string code = (isFirst ? before[0] : before[^1]).Split(' ')[1];
        string[] after = Lint(
            ("zone.json", zone.Replace("\"Type\"", $"\"_allow\": \"{code} meant\", \"Type\"", StringComparison.Ordinal))
        );
        Assert.That(after, Is.EquivalentTo(before.Where(found => !found.EndsWith(code, StringComparison.Ordinal))));
    }

    [Test]
    public void A_location_that_no_listing_of_blocks_has_is_found()
    {
        const string zone = """
            {"ResourceRecordSets": [
            {"Name": "www.example.com.", "Type": "A", "SetIdentifier": "x", "CidrRoutingConfig": {"CollectionId": "isp", "LocationName": "lan"}, "TTL": 60, "ResourceRecords": [{"Value": "192.0.2.1"}]},
            {"Name": "www.example.com.", "Type": "A", "SetIdentifier": "y", "CidrRoutingConfig": {"CollectionId": "isp", "LocationName": "*"}, "TTL": 60, "ResourceRecords": [{"Value": "192.0.2.2"}]}
            ]}
            """;
        const string wan = """{"CidrBlocks": [{"CidrBlock": "203.0.113.0/24", "LocationName": "wan"}]}""";
        const string lan = """{"CidrBlocks": [{"CidrBlock": "203.0.113.0/24", "LocationName": "lan"}]}""";

        Assert.Multiple(() =>
        {
            Assert.That(Lint(("zone.json", zone)), Is.Empty, "nobody knows what the collection holds");
            Assert.That(
                Lint(("zone.json", zone), ("blocks.json", wan)),
                Is.EqualTo(new[] { "zone.json:2:1 unknown-cidr-location" })
            );
            Assert.That(Lint(("zone.json", zone), ("blocks.json", lan)), Is.Empty);
        });
    }

    // The zone asks for "isp"; the blocks are said to be those of another collection.
    [Test]
    public void Blocks_given_beside_the_files_belong_to_the_collection_that_is_said()
    {
        const string zone = """
            {"ResourceRecordSets": [
            {"Name": "www.example.com.", "Type": "A", "SetIdentifier": "x", "CidrRoutingConfig": {"CollectionId": "isp", "LocationName": "lan"}, "TTL": 60, "ResourceRecords": [{"Value": "192.0.2.1"}]},
            {"Name": "www.example.com.", "Type": "A", "SetIdentifier": "y", "CidrRoutingConfig": {"CollectionId": "isp", "LocationName": "*"}, "TTL": 60, "ResourceRecords": [{"Value": "192.0.2.2"}]}
            ]}
            """;
        const string lan = """{"CidrBlocks": [{"CidrBlock": "203.0.113.0/24", "LocationName": "lan"}]}""";
        MemoryFiles files = Files(("zone.json", zone), ("blocks.json", lan));

        Assert.Multiple(() =>
        {
            Assert.That(CodesOf("isp"), Is.Empty);
            Assert.That(CodesOf("other"), Is.EqualTo(new[] { "unknown-cidr-location" }));
        });

        string[] CodesOf(string collection)
        {
            ZoneSource source = new()
            {
                ZoneFiles = ["zone.json"],
                CidrFiles = [new CidrSource("blocks.json", collection)],
            };
            return [.. DnsLint.Run(source, files).Select(found => found.Code)];
        }
    }

    [Test]
    public void What_a_change_batch_makes_of_the_only_zone_is_linted_too()
    {
        const string zone = """
            {"ResourceRecordSets": [
            {"Name": "www.example.com.", "Type": "A", "TTL": 60, "ResourceRecords": [{"Value": "192.0.2.1"}]}
            ]}
            """;
        string batch = Batch(
            "CREATE",
            """
            "Name": "api.example.com.", "Type": "A", "SetIdentifier": "fr", "GeoLocation": {"CountryCode": "FR"}, "TTL": 60, "ResourceRecords": [{"Value": "192.0.2.1"}]
            """
        );
        string delete = Batch(
            "DELETE",
            """
            "Name": "www.example.com.", "Type": "A", "TTL": 61, "ResourceRecords": [{"Value": "192.0.2.1"}]
            """
        );

        Assert.Multiple(() =>
        {
            Assert.That(
                Lint(("zone.json", zone), ("batch.json", batch)),
                Is.EqualTo(new[] { "batch.json:2:1 geolocation-without-default" })
            );
            Assert.That(Lint(("batch.json", batch)), Is.Empty, "to which zone it belongs is not known");
            Assert.That(
                Lint(("zone.json", zone), ("delete.json", delete)),
                Is.EqualTo(new[] { "delete.json:2:1 change-refused" })
            );
        });

        static string Batch(string action, string record) =>
            $$"""
                {"Changes": [
                {"Action": "{{action}}", "ResourceRecordSet": { {{record.Trim()}} } }
                ]}
                """;
    }

    private static string Zone(string allow) =>
        "{\"ResourceRecordSets\": [\n"
        + Fr.Replace("ALLOW", allow.Length > 0 ? $"\"_allow\": \"{allow}\", " : "")
        + "\n]}";

    private static string Yaml(string above, string beside) =>
        $$"""
            ResourceRecordSets:
            {{above}}- Name: www.example.com.{{beside}}
              Type: A
              SetIdentifier: "fr"
              GeoLocation: {CountryCode: "FR"}
              TTL: 60
              ResourceRecords: [{Value: "192.0.2.1"}]

            """;

    private static string[] Lint(params (string Path, string Text)[] files) =>
        [
            .. DnsLint
                .Run([.. files.Select(file => file.Path)], Files(files))
                .Where(found => found.Code is not ("not-quoted" or "no-trailing-dot"))
                .Select(found => $"{found.File}:{found.Line}:{found.Column} {found.Code}"),
        ];

    private static MemoryFiles Files(params (string Path, string Text)[] files)
    {
        var memory = new MemoryFiles();
        foreach ((string path, string text) in files)
        {
            memory[path] = text;
        }
        return memory;
    }
}
