using Sim.Scenarios.Experiments.Assumptions;
using Sim.Scenarios.Results;
using Sim.Scenarios.Schema.Overrides;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Tests.Experiments.Assumptions;

/// <summary>What a verdict hangs on, where that can be derived.</summary>
[TestFixture]
public sealed class AssumptionRankingTests
{
    private string _folder = null!;

    private string FilePath => Path.Combine(_folder, "s.yaml");

    [SetUp]
    public void Make()
    {
        _folder = Directory.CreateTempSubdirectory("assumptions").FullName;
        File.WriteAllText(
            Path.Combine(_folder, "zone.json"),
            """
            {"ResourceRecordSets": [
              {"Name": "api.example.com.", "Type": "A", "TTL": 60, "ResourceRecords": [{"Value": "203.0.113.1"}]}
            ]}
            """
        );
        File.WriteAllText(
            FilePath,
            """
            format: 1
            name: small
            start: 2018-10-15T00:00:00Z
            duration: 10m
            services: [{host: api.example.com, cpu: 4ms, retries: 1}]
            demand: {peak: 10rps, shape: constant}
            clients: {mobileShare: 50%}
            sites:
              - {id: a, location: PAR, prefix: 203.0.113.0/24, upstreams: [AS1], blades: {count: 1}, pool: p}
              - {id: b, location: LON, prefix: 192.0.2.0/24, upstreams: [AS1], blades: {count: 1, cores: 8}, pool: q}
            pools: [{id: p, replicas: 1}, {id: q, replicas: 1}]
            dns: {zone: zone.json}
            thresholds: ["latency: mean < 1s", "errors: rate < 1%"]

            """
        );
    }

    [TearDown]
    public void Delete() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void What_the_scenario_says_is_no_assumption()
    {
        IReadOnlyList<Assumption> found = Find(ScenarioOverrides.None);
        Assumption cores = found.Single(one => one.Field == "sites[].blades.cores");
        Assumption wait = found.Single(one => one.Field == "services[].wait");

        Assert.That(found.Select(one => one.Field), Does.Not.Contain("services[].retries"));
        Assert.That(found.Select(one => one.Field), Does.Not.Contain("clients.mobileShare"));
        Assert.That(cores.Paths, Is.EqualTo(new[] { "sites[0].blades.cores" }), "the other site says its own");
        Assert.That((wait.Default, wait.Low, wait.High), Is.EqualTo(("20ms", "5ms", "100ms")));
    }

    [Test]
    public void Nor_is_what_an_override_says()
    {
        var set = FieldOverride.Of("--set", FieldPath.Parse("services[0].wait"), "20ms");

        Assert.That(
            Find(new ScenarioOverrides(null, [set])).Select(one => one.Field),
            Does.Not.Contain("services[].wait")
        );
    }

    // Nobody queues at 10 requests a second: the wait of 20 ms is a part of every answer, at 5 ms they come 15 ms
    // sooner, at 100 ms 80 ms later. What comes with it is below a millisecond.
    [Test]
    public void An_assumption_moves_a_threshold_as_far_as_it_counts_in_it()
    {
        ScenarioInputs inputs = ScenarioLoader.Load(FilePath).Inputs!;
        IReadOnlyList<ThresholdVerdict> usual = new SimulatedWorld(inputs).Finish("1").Thresholds;

        IReadOnlyList<AssumptionEffect> ranked = AssumptionRanking.Rank(
            FilePath,
            inputs,
            ScenarioOverrides.None,
            usual,
            "1",
            replications: 1,
            threads: 2
        );
        AssumptionEffect wait = ranked.Single(one => one.Assumption.Field == "services[].wait");

        Assert.That(wait.MostMoved, Is.Zero);
        Assert.That(wait.AtLow[0].Value - usual[0].Value, Is.EqualTo(-15).Within(1));
        Assert.That(wait.AtHigh[0].Value - usual[0].Value, Is.EqualTo(80).Within(1));
        Assert.That(wait.Swing, Is.EqualTo(0.095).Within(0.002), "95 ms of the limit of 1 s");
        Assert.That(wait.Flips(usual), Is.False);
        Assert.That(ranked.Select(one => one.Swing), Is.Ordered.Descending);
    }

    private IReadOnlyList<Assumption> Find(ScenarioOverrides overrides) =>
        AssumptionFinder.Find(FilePath, ScenarioLoader.Load(FilePath, null, overrides).Inputs!, overrides);
}
