using System.Globalization;
using Sim.Scenarios.Experiments.Capacities;
using Sim.Scenarios.Experiments.Replications;
using Sim.Scenarios.Results.Measures;
using Sim.Scenarios.Schema.Overrides;
using Sim.Scenarios.Schema.Source;
using Sim.Scenarios.Tests.World;

namespace Sim.Scenarios.Tests.Experiments.Capacities;

/// <summary>
/// One pod of c cores is M/M/c: 100 requests/s of 100 ms each are 10 erlangs. By Erlang C requests wait in the mean
/// C(c, 10) 100 ms / (c - 10):
/// <code>
///   cores      11     12     13     14
///   C       0.682  0.449  0.285  0.174
///   wait     68.2   22.5    9.5    4.4 ms
/// </code>
/// </summary>
[TestFixture]
public sealed class ErlangCapacityTests
{
    // At most 15 ms: 13 cores, in closed form and request by request.
    [TestCase("flow")]
    [TestCase("request")]
    public void The_search_finds_what_Erlang_C_says(string plane)
    {
        SmallWorld world = Pod(plane);
        CapacityResult result = Search(world, maximumWaitMs: 15);

        Assert.That(result.Answer!.Values, Is.EqualTo(new[] { "13" }));
        Assert.That(result.Before[0]!.Values, Is.EqualTo(new[] { "12" }));
        Assert.That(result.IsClosed, Is.True);
        Assert.That(result.Contradictions, Is.Empty);
    }

    // 64 cores at 100 ms serve 640 requests/s, and 50.5 % of that are 323.2.
    [Test]
    public void The_greatest_demand_that_is_carried_is_found_too()
    {
        DiagnosticList found = [];
        ScenarioTrials trials = Trials(
            Pod("flow"),
            "demand.peak",
            ["utilization{endpoint=dc-par}: max < 50.5%"],
            ["none"]
        );
        CapacityRange range = CapacityRange.Read("demand.peak=10rps..640rps", found)!;
        IReadOnlyList<CapacityAxis> axes = new CapacityAxes(trials, [range]).Read("1rps", null, true, found)!;
        CapacityResult result = new CapacitySearch(
            axes,
            trials.Cases(["100rps"]),
            new CapacitySettings(),
            trials
        ).Run();

        Assert.That(found, Is.Empty);
        Assert.That(result.Answer!.Values, Is.EqualTo(new[] { "323rps" }));
    }

    // A site that refuses has errors, whatever its size.
    [Test]
    public void What_fails_is_named_with_its_threshold()
    {
        DiagnosticList found = [];
        ScenarioTrials trials = Trials(
            Pod("flow"),
            "pools.par.pod.cpu",
            ["errors: rate < 0.1%"],
            ["none", "site/dc-par refuse at 1m for 2m"]
        );
        CapacityRange range = CapacityRange.Read("pools.par.pod.cpu=20..40", found)!;
        IReadOnlyList<CapacityAxis> axes = new CapacityAxes(trials, [range]).Read(null, null, false, found)!;
        CapacityResult result = new CapacitySearch(axes, trials.Cases(["20"]), new CapacitySettings(), trials).Run();

        Assert.That(result.IsImpossible, Is.True);
        Assert.That(
            (result.Binding!.Case, result.Binding.Threshold),
            Is.EqualTo(("site/dc-par refuse at 1m for 2m", "errors: rate < 0.1%"))
        );
    }

    /// <summary>64 cores unless a search varies them, and a place for everybody.</summary>
    private static SmallWorld Pod(string plane) =>
        new()
        {
            Duration = "20m",
            Fidelity = plane,
            Demand = "100rps",
            Resolvers = 100,
            Service = "cpu: 100ms, wait: 0s, timeout: 60s, retries: 0",
            SitePool = "{id: par, replicas: 1, pod: {cpu: 64, concurrency: 100000, backlog: 100000}}",
        };

    private static CapacityResult Search(SmallWorld world, double maximumWaitMs)
    {
        // What a request costs without waiting, the way and the handshakes: with 64 cores nobody waits.
        var without = new ReplicationSeries("64 cores", world.Load());
        without.Extend("test", 4, threads: 2);
        double limit = without.EstimateOf(new MeasureKey("latencyMeanMs"))!.Value + maximumWaitMs;
        string target = string.Create(CultureInfo.InvariantCulture, $"latency: mean < {limit:0.00}ms");
        ScenarioTrials trials = Trials(world, "pools.par.pod.cpu", [target], ["none"]);
        DiagnosticList found = [];
        CapacityRange range = CapacityRange.Read("pools.par.pod.cpu", found)!;
        CapacityRange bounded = range.Or("11", "64");
        IReadOnlyList<CapacityAxis> axes = new CapacityAxes(trials, [bounded]).Read(null, null, false, found)!;
        return new CapacitySearch(axes, trials.Cases(["64"]), new CapacitySettings(), trials).Run();
    }

    private static ScenarioTrials Trials(SmallWorld world, string field, string[] targets, string[] failures) =>
        new()
        {
            File = "s.yaml",
            Files = world.Files(),
            Overrides = ScenarioOverrides.None,
            Targets = targets,
            Failures = [.. failures.Select(text => FailureCase.Read("--under", text, [], [])!)],
            Fields = [FieldPath.Parse(field)],
            Duration = world.Load().Scenario.Duration,
            Version = "test",
            Threads = 2,
        };
}
