using Sim.Core.Routing.Dns;
using Sim.Scenarios.Schema.Source;
using Sim.Scenarios.Tests.Schema;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Tests.World;

/// <summary>A scenario names DNS files of any format, several of them, and what they lack.</summary>
[TestFixture]
public sealed class DnsFilesTests
{
    private const string Lines = "dns: {zone: zone.json, healthChecks: checks.json, alarms: []}";

    private const string Policy = """
        {"AWSPolicyFormatVersion": "2015-10-01", "RecordType": "A", "StartRule": "ha",
         "Endpoints": {"par": {"Type": "value", "Value": "203.0.113.10"}, "gcp": {"Type": "value", "Value": "198.51.100.10"}},
         "Rules": {"ha": {"RuleType": "failover", "Primary": {"EndpointReference": "par"}, "Secondary": {"EndpointReference": "gcp"}}}}
        """;

    [Test]
    public void A_traffic_policy_gets_its_name_and_ttl_from_the_scenario()
    {
        Zone zone = Load("dns: {zone: policy, name: api.example.com, ttl: 30s}", ("policy", Policy)).Inputs!.Zone;
        Assert.That(
            zone.RecordSets.Select(record => $"{record.Name} {record.Values} {record.Ttl}"),
            Is.EqualTo(new[] { "api.example.com. [203.0.113.10] 30s", "api.example.com. [198.51.100.10] 30s" })
        );
    }

    [Test]
    public void Several_files_make_one_zone_and_relative_names_get_the_origin()
    {
        LoadedScenario loaded = Load(
            "dns: {zone: [a, b], origin: example.com, cidr: [{file: blocks, collection: c-1}]}",
            ("a", "api 60 IN A 203.0.113.10\n"),
            ("b", "www:\n  type: A\n  value: 203.0.113.10\n"),
            ("blocks", """{"CidrBlocks": [{"CidrBlock": "192.0.2.0/24", "LocationName": "isp"}]}""")
        );
        Zone zone = loaded.Inputs!.Zone;
        Assert.That(
            zone.RecordSets.Select(record => record.Name.ToString()),
            Is.EqualTo(new[] { "api.example.com.", "www.example.com." })
        );
        Assert.That(zone.CidrCollections.Single().Id, Is.EqualTo("c-1"));
    }

    [Test]
    public void A_missing_file_of_the_list_is_an_error_at_its_name()
    {
        LoadedScenario loaded = Load("dns: {zone: [a, c]}", ("a", "api.example.com. 60 IN A 203.0.113.10\n"));
        Diagnostic found = loaded.Diagnostics.Single();
        Assert.That((found.Code, found.Column), Is.EqualTo(("missing-file", "dns: {zone: [a, ".Length + 1)));
    }

    [Test]
    public void The_zone_of_a_run_is_the_one_after_the_batches_of_the_scenario()
    {
        LoadedScenario loaded = Load(
            "dns: {zone: zone.json, healthChecks: checks.json, batches: [first, second]}",
            ("first", Upsert("192.0.2.7")),
            ("second", Upsert("198.51.100.10"))
        );
        Zone zone = loaded.Inputs!.Zone;
        Assert.That(
            zone.RecordSets.Select(record => string.Join(' ', record.Values)),
            Is.EqualTo(new[] { "198.51.100.10", "198.51.100.10" })
        );
        // What lint finds is found in the zone of the run.
        Assert.That(loaded.Diagnostics.Select(one => one.Code), Is.EqualTo(new[] { "secondary-equals-primary" }));
        Assert.That(
            loaded.Inputs.Files.Select(file => file.Path),
            Is.EqualTo(new[] { "s.yaml", "checks.json", "countries.csv", "first", "second", "zone.json" })
        );
    }

    // A planned change is applied to what the batches have made.
    [Test]
    public void Batches_come_before_planned_changes()
    {
        const string Record =
            """{"Name": "new.example.com.", "Type": "A", "TTL": 60, "ResourceRecords": [{"Value": "203.0.113.10"}]}""";
        ScenarioInputs inputs = Load(
            "dns: {zone: zone.json, healthChecks: checks.json, batches: [create]}\nchanges: [{at: 1m, dns: delete}]",
            ("create", "{\"Changes\": [{\"Action\": \"CREATE\", \"ResourceRecordSet\": " + Record + "}]}"),
            ("delete", "{\"Changes\": [{\"Action\": \"DELETE\", \"ResourceRecordSet\": " + Record + "}]}")
        ).Inputs!;
        Assert.That(
            (inputs.Zone.RecordSets.Count, inputs.ChangedZones.Single().Value.RecordSets.Count),
            Is.EqualTo((3, 2))
        );
    }

    [TestCase("nosuch", "s.yaml", "missing-file")]
    [TestCase("zone.json", "zone.json", "wrong-format")]
    [TestCase("refused", "refused", "change-refused")]
    [TestCase("broken", "broken", "change-breaks-zone")]
    public void A_batch_of_the_start_is_checked_as_that_of_a_change(string batch, string file, string code)
    {
        LoadedScenario loaded = Load(
            $"dns: {{zone: zone.json, healthChecks: checks.json, batches: [{batch}]}}",
            (
                "refused",
                """{"Changes": [{"Action": "DELETE", "ResourceRecordSet": {"Name": "no.example.com.", "Type": "A", "TTL": 60, "ResourceRecords": [{"Value": "192.0.2.1"}]}}]}"""
            ),
            (
                "broken",
                """{"Changes": [{"Action": "CREATE", "ResourceRecordSet": {"Name": "a.example.com.", "Type": "A", "AliasTarget": {"HostedZoneId": "Z", "DNSName": "gone.example.com.", "EvaluateTargetHealth": true}}}]}"""
            )
        );
        Assert.That(loaded.Inputs, Is.Null);
        Diagnostic found = loaded.Diagnostics.Single(one => one.Severity == Severity.Error);
        Assert.That((found.File, found.Code), Is.EqualTo((file, code)));
    }

    private static string Upsert(string address) =>
        $$"""
            {"Changes": [{"Action": "UPSERT", "ResourceRecordSet":
              {"Name": "api.example.com.", "Type": "A", "SetIdentifier": "p", "Failover": "PRIMARY", "TTL": 60,
               "ResourceRecords": [{"Value": "{{address}}"}], "HealthCheckId": "{{SmallWorld.CheckId}}"} }]}
            """;

    [Test]
    public void A_change_may_be_a_whole_new_zone_which_keeps_the_health_checks()
    {
        MemoryFiles files = new SmallWorld { More = "changes: [{at: 1m, dns: new}]" }.Files();
        files["new"] = "$ORIGIN example.com.\napi 60 IN A 198.51.100.10\n";
        ScenarioInputs inputs = ScenarioLoader.Load("s.yaml", files).Inputs!;
        Zone changed = inputs.ChangedZones.Single().Value;
        Assert.That(changed.RecordSets.Single().Values, Is.EqualTo(new[] { "198.51.100.10" }));
        Assert.That(changed.HealthChecks, Is.EqualTo(inputs.Zone.HealthChecks));
    }

    [Test]
    public void A_batch_that_breaks_the_zone_is_refused_where_it_does()
    {
        MemoryFiles files = new SmallWorld { More = "changes: [{at: 1m, dns: batch}]" }.Files();
        files["batch"] = """
            {"Changes": [
              {"Action": "DELETE", "ResourceRecordSet": {"Name": "no.example.com.", "Type": "A", "TTL": 60, "ResourceRecords": [{"Value": "192.0.2.1"}]}},
              {"Action": "CREATE", "ResourceRecordSet": {"Name": "a.example.com.", "Type": "A", "AliasTarget": {"HostedZoneId": "Z", "DNSName": "gone.example.com.", "EvaluateTargetHealth": true}}}
            ]}
            """;
        Assert.That(
            ScenarioLoader.Load("s.yaml", files).Diagnostics.Select(one => one.ToString()),
            Is.EqualTo(new[] { "batch:2:3: change-refused: no.example.com. A does not exist" })
        );
    }

    private static LoadedScenario Load(string dns, params (string Path, string Text)[] texts)
    {
        MemoryFiles files = new SmallWorld().Files();
        files["s.yaml"] = new StreamReader(files.Open("s.yaml"))
            .ReadToEnd()
            .Replace(Lines, dns, StringComparison.Ordinal);
        foreach ((string path, string text) in texts)
        {
            files[path] = text;
        }
        return ScenarioLoader.Load("s.yaml", files);
    }
}
