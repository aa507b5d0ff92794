using Sim.Core.Quantities;
using Sim.Core.Routing.Dns;
using Sim.Scenarios.Import;
using Sim.Scenarios.Schema.Source;
using Sim.Scenarios.Tests.Import.Route53;
using Sim.Scenarios.Tests.Schema;

namespace Sim.Scenarios.Tests.Import;

[TestFixture]
public sealed class ZoneFilesTests
{
    private const string Record =
        """{"Name": "www.example.com.", "Type": "A", "TTL": 60, "ResourceRecords": [{"Value": "192.0.2.1"}]}""";

    private const string IpRecord = """
        {"ResourceRecordSets": [{"Name": "www.example.com.", "Type": "A", "TTL": 60, "SetIdentifier": "isp",
         "CidrRoutingConfig": {"CollectionId": "c-1", "LocationName": "isp-a"}, "ResourceRecords": [{"Value": "192.0.2.1"}]}]}
        """;

    private const string Blocks = """
        {"CidrBlocks": [{"CidrBlock": "203.0.113.0/24", "LocationName": "isp-a"}, {"CidrBlock": "2001:db8::/48", "LocationName": "isp-a"}]}
        """;

    private static readonly ZoneSource s_policySource = new()
    {
        ZoneFiles = ["zone"],
        Origin = DnsName.Parse("example.com"),
        RecordName = DnsName.Parse("www.example.com"),
        Ttl = SimDuration.FromSeconds(60),
    };

    private static readonly (string Text, ZoneFormat Format)[] s_formats =
    [
        ($$"""{"ResourceRecordSets": [{{Record}}]}""", ZoneFormat.RecordSetListing),
        ($"[{Record}]", ZoneFormat.RecordSetListing),
        ($"ResourceRecordSets:\n- {Record}\n", ZoneFormat.RecordSetListing),
        ($$"""{"Changes": [{"Action": "CREATE", "ResourceRecordSet": {{Record}}}]}""", ZoneFormat.ChangeBatch),
        (
            """
            {"AWSPolicyFormatVersion": "2015-10-01", "RecordType": "A", "StartEndpoint": "e",
             "Endpoints": {"e": {"Type": "value", "Value": "192.0.2.1"}}}
            """,
            ZoneFormat.TrafficPolicy
        ),
        (
            """
            {"format_version": "1.0", "values": {"root_module": {"resources": [{"address": "aws_route53_record.www", "mode": "managed",
             "type": "aws_route53_record", "name": "www", "values": {"name": "www.example.com", "type": "A", "ttl": 60, "records": ["192.0.2.1"]}}]}}}
            """,
            ZoneFormat.Terraform
        ),
        ("www:\n  type: A\n  ttl: 60\n  value: 192.0.2.1\n", ZoneFormat.OctoDns),
        ("$ORIGIN example.com.\nwww 60 IN A 192.0.2.1\n", ZoneFormat.Cli53),
        (
            """
            apiVersion: externaldns.k8s.io/v1alpha1
            kind: DNSEndpoint
            metadata: {name: www}
            spec: {endpoints: [{dnsName: www.example.com, recordTTL: 60, recordType: A, targets: [192.0.2.1]}]}
            """,
            ZoneFormat.ExternalDns
        ),
    ];

    [TestCaseSource(nameof(s_formats))]
    public void A_format_is_told_by_the_content_of_the_file((string Text, ZoneFormat Format) given)
    {
        LocatedZone? zone = Zones.From(given.Text, out DiagnosticList found, s_policySource);
        Assert.That(found.Where(one => one.Severity == Severity.Error), Is.Empty);
        Assert.That(zone!.Files, Is.EqualTo(new[] { new ZoneFile("zone", given.Format) }));
        Assert.That(zone!.Answer("www.example.com", default), Is.EqualTo("192.0.2.1 100%"));
    }

    [TestCase(
        """{"A": 1, "B": 2}""",
        "1:1 E unknown-format: the file holds DNS records in no known format: it is a mapping of 'A', 'B'"
    )]
    [TestCase("once upon a time", "1:1 E unknown-format: the file holds DNS records in no known format: it is text")]
    [TestCase("[]", "1:1 E unknown-format: the file holds DNS records in no known format: it is a list")]
    [TestCase(
        """{"ResourceRecordSets": [}""",
        "1:25 E syntax: this is not JSON: this bracket does not close what was opened last, or a "
            + "value is missing before it"
    )]
    [TestCase(
        "Resources:\n  R:\n    Type: AWS::Route53::RecordSet\n    Properties: {Name: !Ref Name}\n",
        "3:11 E foreign-format: this is a CloudFormation template, whose parameters and references have no value"
    )]
    [TestCase(
        "resource \"aws_route53_record\" \"www\" {\n}\n",
        "1:1 E foreign-format: this is Terraform configuration, whose expressions have no value"
    )]
    [TestCase(
        """{"version": 4, "lineage": "x", "resources": []}""",
        "1:16 E foreign-format: this is the raw state of Terraform, whose form changes with its version"
    )]
    [TestCase(
        """{"ResourceRecordSets": [], "Changes": []}""",
        "1:1 E several-formats: the file is list-resource-record-sets and also a change batch: "
            + "which is meant cannot be told"
    )]
    [TestCase("""{"HealthChecks": []}""", "1:1 E wrong-format: 'zone' is list-health-checks, not a zone")]
    public void What_is_of_no_format_or_of_two_is_refused(string text, string line)
    {
        Assert.That(Zones.From(text, out DiagnosticList found), Is.Null);
        Assert.That(found.Lines(), Is.EqualTo(new[] { line }));
    }

    [Test]
    public void An_unknown_file_is_told_what_would_have_been_known()
    {
        Zones.From("""{"ResourceRecordSet": []}""", out DiagnosticList found);
        Assert.That(found[0].Expected, Does.Contain("list-resource-record-sets").And.Contain("octoDNS YAML"));
        Assert.That(found[0].Suggestion, Is.EqualTo("ResourceRecordSets"));
    }

    [Test]
    public void Several_files_make_one_zone()
    {
        LocatedZone? zone = Zones.From(
            new MemoryFiles
            {
                ["a"] = """
                {"ResourceRecordSets": [{"Name": "www.example.com.", "Type": "A",
                 "AliasTarget": {"HostedZoneId": "Z", "DNSName": "fr.example.com.", "EvaluateTargetHealth": true}}]}
                """,
                ["b"] = "$ORIGIN example.com.\nfr 60 IN A 192.0.2.1\n",
            },
            out DiagnosticList found,
            new ZoneSource { ZoneFiles = ["a", "b"] }
        );
        Assert.That(found.Lines(), Is.Empty);
        Assert.That(zone!.Answer("www.example.com", default), Is.EqualTo("192.0.2.1 100%"));
        Assert.That(zone!.Places.Select(place => place.ToString()), Is.EqualTo(new[] { "a:1:25", "b:2:1" }));
        Assert.That(
            zone!.Files.Select(file => file.Format),
            Is.EqualTo(new[] { ZoneFormat.RecordSetListing, ZoneFormat.Cli53 })
        );
    }

    [TestCase("c-1", null, null)]
    [TestCase(null, """{"CidrCollections": [{"Id": "c-1", "Name": "isp", "Version": 1, "Arn": "a"}]}""", null)]
    [TestCase(null, null, null)]
    [TestCase(
        null,
        """{"CidrCollections": [{"Id": "c-1", "Arn": "a"}, {"Id": "c-2", "Arn": "b"}]}""",
        "1:1 E unknown-collection: a listing of CIDR blocks does not name its collection"
    )]
    [TestCase(
        "c-3",
        """{"CidrCollections": [{"Id": "c-1", "Arn": "a"}]}""",
        "1:1 E unknown-collection: the listing of collections has no 'c-3'"
    )]
    public void Blocks_get_their_collection_from_the_argument_a_listing_of_one_or_the_only_one_in_use(
        string? id,
        string? collections,
        string? error
    )
    {
        var files = new MemoryFiles { ["zone"] = IpRecord, ["blocks"] = Blocks };
        List<CidrSource> cidr = [new CidrSource("blocks", id)];
        if (collections is not null)
        {
            files["collections"] = collections;
            cidr.Add(new CidrSource("collections"));
        }
        LocatedZone? zone = Zones.From(
            files,
            out DiagnosticList found,
            new ZoneSource { ZoneFiles = ["zone"], CidrFiles = cidr }
        );
        if (error is not null)
        {
            Assert.That(
                found.Where(one => one.Severity == Severity.Error).Select(one => one.ToString()),
                Has.One.Contains(error[6..])
            );
            Assert.That(zone, Is.Null);
            return;
        }
        Assert.That(found.Lines(), Is.Empty);
        var inside = new DnsClient { Subnet = System.Net.IPNetwork.Parse("203.0.113.0/24") };
        Assert.That(zone!.Answer("www.example.com", inside), Is.EqualTo("192.0.2.1 100%"));
        Assert.That(zone!.Answer("www.example.com", default), Is.EqualTo("NoData"));
    }

    [Test]
    public void A_file_of_several_zones_is_refused_until_the_part_is_named()
    {
        string text = $$$"""
            {"first": {"output": {"ResourceRecordSets": [{{{Record}}}]}},
             "second": {"output": {"ResourceRecordSets": []} } }
            """;
        Assert.That(Zones.From(text, out DiagnosticList found), Is.Null);
        Assert.That(
            found.Select(one => $"{one.Line}:{one.Column} {one.Code}: {one.Expected}"),
            Is.EqualTo(
                new[]
                {
                    "1:45 several-payloads: the part that is meant: one of first.output, second.output",
                    "2:46 several-payloads: the part that is meant: one of first.output, second.output",
                }
            )
        );
        var part = new ZoneSource { ZoneFiles = ["zone"], Part = "first" };
        Assert.That(Zones.From(text, out _, part)!.Answer("www.example.com", default), Is.EqualTo("192.0.2.1 100%"));
        Assert.That(Zones.From(text, out found, part with { Part = "frist" }), Is.Null);
        Assert.That(found.Lines(), Is.EqualTo(new[] { "1:1 E unknown-part: the file has no part 'frist'" }));
    }

    [Test]
    public void Every_record_type_of_Route_53_is_read()
    {
        (string Type, string Value)[] values =
        [
            ("A", "192.0.2.1"),
            ("AAAA", "2001:db8::1"),
            ("CAA", "0 issue \\\"ca.example.net\\\""),
            ("CNAME", "www.example.net"),
            ("DS", "123 4 5 1234567890ABCDEF1234567890ABCDEF12345678"),
            ("HTTPS", "1 . alpn=h2"),
            ("MX", "10 mail.example.com"),
            ("NAPTR", "100 50 \\\"u\\\" \\\"E2U+sip\\\" \\\"!^.*$!sip:a@example.com!\\\" ."),
            ("NS", "ns-1.awsdns-01.org."),
            ("PTR", "host.example.com"),
            ("SOA", "ns-1.awsdns-01.org. hostmaster.example.com. 1 7200 900 1209600 86400"),
            ("SPF", "\\\"v=spf1 -all\\\""),
            ("SRV", "10 5 80 host.example.com"),
            ("SSHFP", "2 1 123456789ABCDEF67890123456789ABCDEF67890"),
            ("SVCB", "1 svc.example.com port=8443"),
            ("TLSA", "3 1 1 0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF"),
            ("TXT", "\\\"<not a placeholder>\\\""),
        ];
        IEnumerable<string> records = values.Select(
            (one, i) =>
                $$"""{"Name": "r{{i}}.example.com.", "Type": "{{one.Type}}", "TTL": 60, "ResourceRecords": [{"Value": "{{one.Value}}"}]}"""
        );
        LocatedZone? zone = Zones.From(
            $$"""{"ResourceRecordSets": [{{string.Join(",\n", records)}}]}""",
            out DiagnosticList found
        );
        Assert.That(found.Lines(), Is.Empty);
        Assert.That(zone!.Zone.RecordSets.Select(record => record.Type), Is.EqualTo(Enum.GetValues<RecordType>()));
    }

    [Test]
    public void Tokens_in_the_place_of_values_and_blocks_that_no_collection_takes_are_refused()
    {
        Zones.From(
            new MemoryFiles
            {
                ["zone"] = """
                {"ResourceRecordSets": [
                 {"Name": "<record-name:1>", "Type": "A", "TTL": 60, "ResourceRecords": [{"Value": "192.0.2.1"}]},
                 {"Name": "${Host}.example.com.", "Type": "A", "TTL": 60, "ResourceRecords": [{"Value": "{{ address }}"}]}
                ]}
                """,
                ["blocks"] =
                    """{"CidrBlocks": [{"CidrBlock": "192.0.2.0/25", "LocationName": "a"}, {"CidrBlock": "x", "LocationName": "a"}]}""",
            },
            out DiagnosticList found,
            new ZoneSource { ZoneFiles = ["zone"], CidrFiles = [new CidrSource("blocks", "c")] }
        );
        Assert.That(
            found.Select(one => one.ToString()),
            Is.EquivalentTo(
                new[]
                {
                    "zone:2:11: placeholder: 'Name' is '<record-name:1>', no name",
                    "zone:3:11: placeholder: 'Name' is '${Host}.example.com.', no name",
                    "zone:3:89: placeholder: '{{ address }}' is no value of type A",
                    "blocks:1:31: out-of-range: '192.0.2.0/25' is refused by Route 53",
                    "blocks:1:83: not-a-block: 'x' is no address block",
                }
            )
        );
    }

    [Test]
    public void A_compound_area_is_refused_with_the_keys_that_say_it()
    {
        Zones.From(
            """
            {"ResourceRecordSets": [{"Name": "www.example.com.", "Type": "A", "SetIdentifier": "ca", "TTL": 60,
             "GeoLocation": {"ContinentCode": "na-us-ca"}, "ResourceRecords": [{"Value": "192.0.2.1"}]}]}
            """,
            out DiagnosticList found
        );
        Assert.That(found.Single().Code, Is.EqualTo("unknown-code"));
        Assert.That(found.Single().Suggestion, Is.EqualTo("CountryCode US and SubdivisionCode CA"));
    }
}
