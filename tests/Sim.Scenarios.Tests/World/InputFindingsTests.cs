using Sim.Scenarios.Schema.Source;
using Sim.Scenarios.Tests.Schema;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Tests.World;

/// <summary>What does not fit between a scenario and its files is found before a run.</summary>
[TestFixture]
public sealed class InputFindingsTests
{
    [TestCase("latency{country=»ZZ}: p(99) < 1s", "unknown-country", null)]
    [TestCase("latency{country=»UK}: p(99) < 1s", "unknown-country", null)]
    [TestCase("utilization{endpoint=»dc-pra}: max < 80%", "unknown-endpoint", "dc-par")]
    [TestCase("errors{endpoint=»par}: rate < 1%", "unknown-endpoint", "dc-par")]
    [TestCase("errors{endpoint=»gcp}: rate < 1%", "unknown-endpoint", null)]
    [TestCase("errors{region=»as, endpoint=dc-par}: rate < 1%", "unknown-region", null)]
    [TestCase("utilization{endpoint=gke-eu, resource=»blade cpu}: max < 80%", "unknown-resource", null)]
    [TestCase("nic{site=»gke-eu}: max < 80%", "unknown-resource", null)]
    [TestCase("errors[»1h..]: rate < 1%", "window-outside-run", null)]
    [TestCase("errors{endpoint=dc-par}[10m..»1h1s]: rate < 1%", "window-outside-run", null)]
    public void A_threshold_that_selects_nothing_is_an_error_at_the_word(string marked, string code, string? suggestion)
    {
        int at = marked.IndexOf('»', StringComparison.Ordinal);
        string expression = marked.Remove(at, 1).Replace("blade cpu", "\"blade cpu\"");
        string line = $"thresholds: ['{expression}']";
        Diagnostic found = Findings(new SmallWorld { More = line }.Files()).Single();
        Assert.Multiple(() =>
        {
            Assert.That(found.Severity, Is.EqualTo(Severity.Error));
            Assert.That(found.Code, Is.EqualTo(code));
            Assert.That(found.SourceLine, Is.EqualTo(line));
            Assert.That(found.Column, Is.EqualTo("thresholds: ['".Length + at + 1));
            Assert.That(found.Suggestion, Is.EqualTo(suggestion));
        });
    }

    [TestCase("latency{country=FR}: p(99) < 1s")]
    [TestCase("errors{region=eu, endpoint=gke-eu}: rate < 1%")]
    [TestCase("errors[59m59s..1h]: rate < 1%")]
    [TestCase("utilization{endpoint=dc-par, resource=\"blade cpu\"}: max < 80%")]
    public void A_threshold_that_selects_something_is_fine(string expression) =>
        Assert.That(Findings(new SmallWorld { More = $"thresholds: ['{expression}']" }.Files()), Is.Empty);

    // The alias leads from the service's name to the record; other names are nobody's business here.
    [TestCase("api", true)]
    [TestCase("other", false)]
    public void An_answer_with_an_address_that_nobody_has_is_a_warning_at_its_record(string name, bool warned)
    {
        MemoryFiles files = new SmallWorld().Files();
        files["zone.json"] = $$"""
            {"ResourceRecordSets": [
              {"Name": "api.example.com.", "Type": "A", "AliasTarget":
                {"HostedZoneId": "Z", "DNSName": "{{name}}.lb.example.com.", "EvaluateTargetHealth": false} },
              {"Name": "other.lb.example.com.", "Type": "A", "TTL": 60, "ResourceRecords": [{"Value": "203.0.113.10"}]},
              {"Name": "api.lb.example.com.", "Type": "A", "TTL": 60,
               "ResourceRecords": [{"Value": "192.0.2.1"}, {"Value": "198.51.100.10"}]}
            ]}
            """;
        Assert.That(
            Findings(files).Select(found => $"{found.File}:{found.Line}:{found.Column} {found.Severity} {found.Code}"),
            Is.EqualTo(warned ? new[] { "zone.json:5:3 Warning unknown-address" } : [])
        );
    }

    [Test]
    public void So_is_one_that_a_change_batch_writes()
    {
        MemoryFiles files = new SmallWorld().WithMoveToCloud().Files();
        files["batch.json"] = $$"""
            {"Changes": [
              {"Action": "UPSERT", "ResourceRecordSet":
                {"Name": "api.example.com.", "Type": "A", "SetIdentifier": "p", "Failover": "PRIMARY", "TTL": 60,
                 "ResourceRecords": [{"Value": "192.0.2.1"}], "HealthCheckId": "{{SmallWorld.CheckId}}"} }
            ]}
            """;
        Diagnostic found = Findings(files).Single();
        Assert.That(found.ToString(), Does.StartWith("batch.json:2:3: unknown-address: api.example.com. answers 192"));
        Assert.That(found.Severity, Is.EqualTo(Severity.Warning));
    }

    [TestCase("2001:db8:0::10", null)]
    [TestCase("2001:db8::11", "unknown-address")]
    public void An_IPv6_address_that_nobody_has_is_a_warning_in_any_spelling(string address, string? finding)
    {
        MemoryFiles files = new SmallWorld { FrontEndKeys = ", address6: \"2001:db8::10\"" }.Files();
        files["zone.json"] = $$"""
            {"ResourceRecordSets": [
              {"Name": "api.example.com.", "Type": "A", "TTL": 60, "ResourceRecords": [{"Value": "203.0.113.10"}]},
              {"Name": "api.example.com.", "Type": "AAAA", "TTL": 60, "ResourceRecords": [{"Value": "{{address}}"}]}
            ]}
            """;

        Assert.That(Findings(files).Select(found => found.Code), Is.EqualTo(finding is null ? [] : new[] { finding }));
    }

    // Route 53 has no answer for users outside of France by then.
    [Test]
    public void What_a_change_makes_of_the_zone_is_linted_as_the_zone_is()
    {
        MemoryFiles files = new SmallWorld().WithMoveToCloud().Files();
        files["batch.json"] = """
            {"Changes": [
              {"Action": "CREATE", "ResourceRecordSet":
                {"Name": "www.example.com.", "Type": "A", "SetIdentifier": "fr", "GeoLocation": {"CountryCode": "FR"},
                 "TTL": 60, "ResourceRecords": [{"Value": "203.0.113.10"}]} }
            ]}
            """;

        Assert.That(
            Findings(files).Select(found => $"{found.File}:{found.Line}:{found.Column} {found.Code}"),
            Is.EqualTo(new[] { "batch.json:2:3 geolocation-without-default" })
        );
    }

    [Test]
    public void A_zone_is_recognized_where_a_scenario_is_expected()
    {
        MemoryFiles files = new SmallWorld().Files();

        Diagnostic found = ScenarioLoader.Load("zone.json", files).Diagnostics.Single();

        Assert.That(
            found.ToString(),
            Does.StartWith("zone.json:1:1: not-a-scenario: this is list-resource-record-sets, not a scenario")
        );
    }

    // ISO 3166-1: QQ is a user-assigned code, TF are the French Southern Territories, where nobody lives.
    [TestCase("QQ", "unknown-country", null)]
    [TestCase("UK", "unknown-country", "GB")]
    [TestCase("TF", null, null)]
    [TestCase("DE", null, null)]
    public void A_country_of_a_record_that_does_not_exist_is_a_warning(string code, string? finding, string? suggestion)
    {
        MemoryFiles files = new SmallWorld().Files();
        files["zone.json"] = $$"""
            {"ResourceRecordSets": [
              {"Name": "api.example.com.", "Type": "A", "SetIdentifier": "d", "GeoLocation": {"CountryCode": "*"}, "TTL": 60,
               "ResourceRecords": [{"Value": "203.0.113.10"}]},
              {"Name": "api.example.com.", "Type": "A", "SetIdentifier": "c", "GeoLocation": {"CountryCode": "{{code}}"},
               "TTL": 60, "ResourceRecords": [{"Value": "203.0.113.10"}]}
            ]}
            """;
        IReadOnlyList<Diagnostic> all = Findings(files);
        Assert.That(all.Select(found => found.Code), Is.EqualTo(finding is null ? [] : new[] { finding }));
        if (finding is not null)
        {
            Assert.That(
                all.Select(f => (f.Line, f.Severity, f.Suggestion)),
                Is.EqualTo(new[] { (4, Severity.Warning, suggestion) })
            );
        }
    }

    [TestCase("n2-standrd-8", "n2-standard-8")]
    [TestCase("n2d-highmen-16", "n2d-highmem-16")]
    [TestCase("n2-standrd-999", null)]
    [TestCase("quantum-42", null)]
    public void A_mistyped_machine_has_its_nearest_series(string machine, string? suggestion)
    {
        SmallWorld world = new()
        {
            CloudPool =
                $"{{id: gke-eu, location: europe-west1, replicas: 1, nodes: {{machine: {machine}, min: 1, max: 2}}}}",
        };
        Diagnostic found = Findings(world.Files()).Single();
        Assert.That((found.Code, found.Suggestion), Is.EqualTo(("unknown-machine", suggestion)));
    }

    /// <summary>Without what the linter says of checks that such a zone leaves unused.</summary>
    private static IReadOnlyList<Diagnostic> Findings(MemoryFiles files) =>
        [
            .. ScenarioLoader
                .Load("s.yaml", files)
                .Diagnostics.Where(found => found.Code is not ("unused-health-check" or "unused-allow")),
        ];
}
