using NodaTime;
using Sim.Core.Quantities;
using Sim.Scenarios.Schema;

namespace Sim.Scenarios.Tests.Schema;

public class ScenarioReaderTests
{
    [Test]
    public void A_valid_file_becomes_records()
    {
        ScenarioDocument document = Example.Read(Example.Text);

        Assert.That(document.Diagnostics, Is.Empty);
        Scenario scenario = document.Scenario!;
        Assert.That(scenario.Name, Is.EqualTo("hybrid-2018"));
        Assert.That(scenario.Start, Is.EqualTo(Instant.FromUtc(2018, 10, 15, 0, 0)));
        Assert.That(scenario.Duration, Is.EqualTo(SimDuration.FromHours(24)));
        Assert.That(scenario.Seed, Is.EqualTo(7));
        Assert.That(scenario.Services.Single().Tls, Is.EqualTo("1.3"));
        Assert.That(scenario.Demand.Audience["NO"], Is.EqualTo(new Ratio(0.02)), "the country, not a truth value");
        Assert.That(scenario.Demand.Peak, Is.EqualTo(new RequestRate(38_000)));
        Assert.That(scenario.Demand.Surges.Single().Ramp, Is.EqualTo(SimDuration.FromMinutes(2)));
        Assert.That(scenario.Network.Latency, Is.EqualTo(LatencyModelKind.GreatCircle));
        Assert.That(scenario.Sites.Single().Upstreams, Is.EqualTo(new[] { "AS3356", "AS1299" }));
        Assert.That(scenario.Sites[0].Blades.Nic, Is.EqualTo(new BitRate(10e9)));
        Assert.That(scenario.FrontEnds.Single().Kind, Is.EqualTo(FrontEndKind.GoogleGlobal));
        Assert.That(scenario.Pools[1].Nodes.Single().Max, Is.EqualTo(60));
        Assert.That(scenario.Changes[1].Capacity, Is.EqualTo(20));
        Assert.That(scenario.Faults[1].Share, Is.EqualTo(new Ratio(0.5)));
        Assert.That(scenario.Thresholds, Has.Count.EqualTo(2));
    }

    [Test]
    public void What_is_left_out_has_its_default()
    {
        Scenario scenario = Example.Read(Example.Text).Scenario!;

        // Resolvers is written with three of its keys, Clients not at all.
        Assert.That(scenario.Resolvers.Count, Is.EqualTo(5_000));
        Assert.That(scenario.Clients, Is.EqualTo(new Clients()));
        Assert.That(scenario.Step, Is.EqualTo(SimDuration.FromSeconds(10)));
        Assert.That(scenario.Services[0].Backoff, Is.EqualTo(SimDuration.FromSeconds(1)));
        Assert.That(scenario.Faults[0].Share, Is.EqualTo(new Ratio(1)));
        Assert.That(scenario.Pools[0].Hpa, Is.Null);
        Assert.That(scenario.Pools[0].Nodes, Is.Empty);
        Assert.That(scenario.Pools[0].MaxRatePerEndpoint, Is.Null);
    }

    [Test]
    public void The_order_of_an_audience_in_the_file_does_not_matter()
    {
        Scenario scenario = Example.Read(Example.With("FR: 30%, NO: 2%", "NO: 2%, FR: 30%")).Scenario!;

        Assert.That(scenario.Demand.Audience.Keys, Is.EqualTo(new[] { "FR", "NO" }));
    }

    [Test]
    public void The_same_scenario_in_json_is_read_too()
    {
        const string Json = """
            {
              "format": 1, "name": "small", "start": "2018-10-15T00:00:00Z", "duration": "1h",
              "services": [{"host": "api.example.com", "cpu": "4ms"}],
              "demand": {"peak": "10rps"},
              "sites": [{"id": "a", "location": "48.86,2.35", "prefix": "203.0.113.0/24", "upstreams": ["AS1"],
                         "blades": {"count": 1}, "pool": "p"}],
              "pools": [{"id": "p", "replicas": 1}],
              "dns": {"zone": "zone.json"}
            }
            """;
        MemoryFiles files = new() { ["in/s.json"] = Json, [Path.Combine("in", "zone.json")] = "{}" };
        ScenarioDocument document = ScenarioReader.Read("in/s.json", files);

        Assert.That(document.Diagnostics, Is.Empty);
        Assert.That(document.Scenario!.Sites[0].Blades.Count, Is.EqualTo(1));
        Assert.That(document.Resolve("zone.json"), Is.EqualTo("in/zone.json"));
    }

    [Test]
    public void A_document_tells_where_a_value_was_written()
    {
        ScenarioDocument document = Example.Read(Example.Text);

        // Line 21 is "    blades: {count: 6, ...", line 38 "  - {at: 21h, fail: link/dc-par/NO, how: slow ...".
        Assert.That(document.LocationOf("sites[0].blades.count").ToString(), Is.EqualTo("s.yaml:21:21"));
        Assert.That(document.LocationOf("faults[1].how").ToString(), Is.EqualTo("s.yaml:38:42"));
        // Not written: the mapping around it.
        Assert.That(document.LocationOf("sites[0].blades.connections").ToString(), Is.EqualTo("s.yaml:21:13"));
        Assert.That(document.LocationOf("clients.dnsCache").ToString(), Is.EqualTo("s.yaml:1:1"));
    }

    [Test]
    public void A_file_that_cannot_be_read_at_all_gives_a_document_with_the_reason()
    {
        ScenarioDocument document = ScenarioReader.Read("nowhere.yaml", new MemoryFiles());

        Assert.That(document.Scenario, Is.Null);
        Assert.That(
            document.Diagnostics.Single().ToString(),
            Is.EqualTo("nowhere.yaml:1:1: missing-file: there is no file 'nowhere.yaml'")
        );
        Assert.That(document.LocationOf("name").ToString(), Is.EqualTo("nowhere.yaml:1:1"));
    }

    [Test]
    public void A_warning_alone_does_not_refuse_the_file()
    {
        ScenarioDocument document = Example.Read(Example.With("at: 21h", "at: 25h"));

        Assert.That(document.Scenario, Is.Not.Null);
        Assert.That(
            document.Diagnostics.Single().ToString(),
            Is.EqualTo("s.yaml:38:10: after-end: the fault at 25h begins after the end of the run at 24h")
        );
    }
}
