using Sim.Core.Quantities;
using Sim.Core.Routing.Dns;
using Sim.Scenarios.Import.Route53;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Tests.Import.Route53;

public sealed class RecordSetImportTests
{
    [Test]
    public void A_listing_of_the_cli_is_read_without_a_word()
    {
        IReadOnlyList<RecordSet>? records = Records(
            """
            {
                "ResourceRecordSets": [
                    {
                        "Name": "\\052.Example.com.",
                        "Type": "A",
                        "SetIdentifier": "us",
                        "Weight": 10,
                        "TTL": 60,
                        "ResourceRecords": [{ "Value": "192.0.2.1" }, { "Value": "192.0.2.2" }],
                        "HealthCheckId": "5a1c"
                    },
                    {
                        "Name": "www.example.com.",
                        "Type": "AAAA",
                        "SetIdentifier": "fr",
                        "GeoLocation": { "CountryCode": "FR" },
                        "AliasTarget": { "HostedZoneId": "Z1", "DNSName": "fr.example.com.", "EvaluateTargetHealth": true }
                    }
                ]
            }
            """,
            out DiagnosticList diagnostics
        );
        Assert.That(diagnostics.Lines(), Is.Empty);
        Assert.That(
            records,
            Is.EqualTo(
                new[]
                {
                    new RecordSet
                    {
                        Name = DnsName.Parse("*.example.com"),
                        Type = RecordType.A,
                        SetIdentifier = "us",
                        Policy = new WeightedRouting(10),
                        Ttl = SimDuration.FromSeconds(60),
                        Values = ["192.0.2.1", "192.0.2.2"],
                        HealthCheckId = "5a1c",
                    },
                    new RecordSet
                    {
                        Name = DnsName.Parse("www.example.com"),
                        Type = RecordType.AAAA,
                        SetIdentifier = "fr",
                        Policy = new GeolocationRouting(null, "FR"),
                        Alias = new AliasTarget(DnsName.Parse("fr.example.com"), "Z1", true),
                    },
                }
            )
        );
    }

    private static readonly (string Json, RoutingPolicy Policy)[] s_policies =
    [
        (@"""Weight"": 255", new WeightedRouting(255)),
        (@"""Region"": ""eu-west-1""", new LatencyRouting("eu-west-1")),
        (@"""Failover"": ""SECONDARY""", new FailoverRouting(FailoverRole.Secondary)),
        (@"""MultiValueAnswer"": true", new MultivalueRouting()),
        (@"""GeoLocation"": {""ContinentCode"": ""EU""}", new GeolocationRouting("EU", null)),
        (@"""GeoLocation"": {""CountryCode"": ""*""}", new GeolocationRouting(null, "*")),
        (
            @"""GeoLocation"": {""CountryCode"": ""US"", ""SubdivisionCode"": ""CA""}",
            new GeolocationRouting(null, "US", "CA")
        ),
        (
            @"""GeoProximityLocation"": {""AWSRegion"": ""eu-west-1"", ""Bias"": -20}",
            new GeoproximityRouting("eu-west-1", null, null, -20)
        ),
        (
            @"""GeoProximityLocation"": {""Coordinates"": {""Latitude"": ""48.85"", ""Longitude"": ""2.35""}}",
            new GeoproximityRouting(null, null, new GeoPoint(48.85, 2.35))
        ),
        (@"""CidrRoutingConfig"": {""CollectionId"": ""c"", ""LocationName"": ""*""}", new IpBasedRouting("c", "*")),
    ];

    [TestCaseSource(nameof(s_policies))]
    public void Each_policy_is_read((string Json, RoutingPolicy Policy) given)
    {
        IReadOnlyList<RecordSet>? records = Records(
            One($@"""SetIdentifier"": ""a"", {given.Json}"),
            out DiagnosticList diagnostics
        );
        Assert.That(diagnostics.Lines(), Is.Empty);
        Assert.That(records!.Single().Policy, Is.EqualTo(given.Policy));
    }

    [Test]
    public void Harmless_oddities_are_read_and_told_once_with_their_count()
    {
        IReadOnlyList<RecordSet>? records = Records(
            """
            {"status_code": 200, "data": {"IsTruncated": true, "ResourceRecordSets": [
             {"Name": "a.example.com", "Type": "A", "SetIdentifier": "x", "Weight": "10", "TTL": "60", "Colour": 1, "ResourceRecords": [{"Value": "192.0.2.1"}], "HealthCheckId": ""},
             {"Name": "b.example.com", "Type": "A", "TTL": 0, "ResourceRecords": null,
              "AliasTarget": {"HostedZoneId": "Z1", "DNSName": "a.example.com.", "EvaluateTargetHealth": "false"}}
            ]}}
            """,
            out DiagnosticList diagnostics
        );
        Assert.That(
            diagnostics.Lines(),
            Is.EqualTo(
                new[]
                {
                    "1:46 W truncated-page: this is one page of a longer listing: groups may be incomplete",
                    "1:74 W wrapped-payload: 'ResourceRecordSets' is read from inside an envelope",
                    "2:11 W no-trailing-dot: 'Name' has no trailing dot, read as a whole name (2 times)",
                    "2:73 W number-as-text: 'Weight' is a number in quotes",
                    "2:86 W number-as-text: 'TTL' is a number in quotes",
                    "2:92 W unknown-key: 'Colour' is not a key of this object and is ignored",
                    "3:48 W alias-ttl: the TTL of an alias is ignored: its target's counts",
                    "4:94 W flag-as-text: 'EvaluateTargetHealth' is true or false in quotes",
                }
            )
        );
        Assert.That(records![0].HealthCheckId, Is.Null);
        Assert.That(records[1].Ttl, Is.Null);
    }

    [Test]
    public void Every_error_is_told_at_once_with_its_place()
    {
        IReadOnlyList<RecordSet>? records = Records(
            """
            {"ResourceRecordSets": [
             {"Name": "www", "Type": "A", "TTL": 60, "ResourceRecords": [{"Value": "192.0.2.1"}]},
             {"Name": "<record-name:1>", "Type": "AX", "TTL": -1, "ResourceRecords": [{"Value": "192.0.2.1"}]},
             {"Name": "a.example.com.", "Type": "A", "SetIdentifier": "x", "Weight": 1, "Region": "eu-west-1", "TTL": 60, "ResourceRecords": [{"Value": "192.0.2.1"}]},
             {"Name": "b.example.com.", "Type": "A", "SetIdentifier": "x", "Weight": 256, "TTL": 60, "ResourceRecords": [{"Value": "<value>"}]},
             {"Name": "c.example.com.", "Type": "A", "SetIdentifier": "x", "GeoLocation": {"ContinentCode": "NA-US-CA"}, "ResourceRecords": [{"Value": "192.0.2.1"}]},
             {"Name": "d.example.com.", "Type": "A", "GeoLocation": {"CountryCode": "FR"}, "TTL": 60},
             {"Name": "e.example.com.", "Type": "A", "SetIdentifier": "x", "TTL": 60, "ResourceRecords": [{"Value": "192.0.2.1"}],
              "AliasTarget": {"DNSName": "d.example.com.", "EvaluateTargetHealth": true}}
            ]}
            """,
            out DiagnosticList diagnostics
        );
        Assert.That(records, Is.Null);
        Assert.That(
            diagnostics.Lines(),
            Is.EqualTo(
                new[]
                {
                    "2:11 E relative-name: 'Name' is 'www': whether it is relative to the zone cannot be told",
                    "3:11 E placeholder: 'Name' is '<record-name:1>', no name",
                    "3:38 E unknown-word: 'Type' is 'AX'",
                    "3:51 E out-of-range: 'TTL' is '-1'",
                    "4:87 E several-policies: a record set has one routing policy, this one has Weight and Region",
                    "5:74 E out-of-range: 'Weight' is '256'",
                    "5:120 E placeholder: '<value>' is no value of type A",
                    "6:2 E missing-key: 'TTL' is missing",
                    "6:97 E unknown-code: 'ContinentCode' is 'NA-US-CA'",
                    "7:2 E no-values: the record set has no values and is no alias",
                    "7:2 E missing-key: 'SetIdentifier' is missing",
                    "8:59 E no-policy: SetIdentifier 'x' needs a routing policy",
                    "8:94 E alias-with-values: a record set is an alias or has values, not both",
                    "9:18 E missing-key: 'HostedZoneId' is missing",
                }
            )
        );
    }

    [Test]
    public void Two_listings_in_one_file_are_refused_at_both_places()
    {
        Records(
            """{"before": {"ResourceRecordSets": []}, "after": {"ResourceRecordSets": []}}""",
            out DiagnosticList diagnostics
        );
        Assert.That(
            diagnostics.Lines(),
            Is.EqualTo(
                new[]
                {
                    "1:35 E several-payloads: the file has 2 lists 'ResourceRecordSets': "
                        + "which one is meant cannot be told",
                    "1:72 E several-payloads: the file has 2 lists 'ResourceRecordSets': "
                        + "which one is meant cannot be told",
                }
            )
        );
    }

    [Test]
    public void A_file_about_something_else_is_refused()
    {
        Records("""{"HealthChecks": []}""", out DiagnosticList diagnostics);
        Assert.That(
            diagnostics.Lines(),
            Is.EqualTo(new[] { "1:1 E no-payload: the file has no list 'ResourceRecordSets'" })
        );
    }

    [TestCase("""{"ResourceRecordSets": [1, "x", null]}""")]
    [TestCase(
        """{"ResourceRecordSets": [{"Name": {}, "Type": [], "TTL": {}, "ResourceRecords": 5, "AliasTarget": []}]}"""
    )]
    [TestCase("""{"ResourceRecordSets": [{}]}""")]
    public void Wrong_kinds_are_errors_and_not_exceptions(string text)
    {
        Assert.That(Records(text, out DiagnosticList diagnostics), Is.Null);
        Assert.That(diagnostics.HasErrors, Is.True);
    }

    [Test]
    public void MultiValueAnswer_false_is_no_policy()
    {
        IReadOnlyList<RecordSet>? records = Records(One(@"""MultiValueAnswer"": false"), out _);
        Assert.That(records!.Single().Policy, Is.EqualTo(new SimpleRouting()));
    }

    private static string One(string keys) =>
        $$"""{"ResourceRecordSets": [{"Name": "www.example.com.", "Type": "A", {{keys}}, "TTL": 60, "ResourceRecords": [{"Value": "192.0.2.1"}]}]}""";

    private static IReadOnlyList<RecordSet>? Records(string text, out DiagnosticList diagnostics) =>
        Read.From(text, Route53Import.ReadRecordSets, out diagnostics)?.Select(r => r.Value).ToList();
}
