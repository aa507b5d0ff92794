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
