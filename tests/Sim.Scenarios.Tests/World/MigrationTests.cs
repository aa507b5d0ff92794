using Sim.Core.Quantities;
using Sim.Scenarios.Results;
using Sim.Scenarios.Results.Stages;
using Sim.Scenarios.Schema.Source;
using Sim.Scenarios.Tests.Schema;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Tests.World;

/// <summary>
/// Germany (250 of 1,000 requests/s) and France (750) are at the cloud. Germany moves to Paris 20 minutes after the
/// start, France 20 minutes later, and then Paris gets twice its pods. Paris has 8 pods of a core at 4 ms: 2,000
/// requests/s, so that Germany is an eighth of it and both are a half.
/// </summary>
[TestFixture]
public sealed class MigrationTests
{
    private const string Threshold = "utilization{endpoint=dc-par}: max < 40%";

    /// <summary>Users and pods take some minutes to come, which a maximum would see and a mean forgives.</summary>
    private const string Mean = "utilization{endpoint=dc-par}: mean < 40%";

    private static readonly SmallWorld s_world = new SmallWorld
    {
        Duration = "1h40m",
        Demand = "1000rps",
        Countries = [SmallWorld.Germany, SmallWorld.France],
        Resolvers = 100,
        CheckDisabled = true,
        Service = "cpu: 4ms, wait: 1us, timeout: 10s, retries: 0",
        SitePool = "{id: par, replicas: 8, pod: {cpu: 1, concurrency: 1000}}",
    }.Answering(Located("*", "198.51.100.10"), Located("DE", "198.51.100.10"), Located("FR", "198.51.100.10"));

    [Test]
    public void A_migration_stops_where_a_threshold_breaks()
    {
        RunResult result = Run("stop");
        Assert.Multiple(() =>
        {
            Assert.That(
                result.Stages.Select(stage => (stage.Id, stage.BeginSeconds, stage.EndSeconds, stage.Status)),
                Is.EqualTo(
                    new[]
                    {
                        ("germany", 1_200.0, 2_400.0, StageStatus.Held),
                        ("france", 2_400.0, 3_600.0, StageStatus.Broken),
                        ("pods", 3_600.0, 4_800.0, StageStatus.NotStarted),
                    }
                )
            );
            Assert.That(result.Stages[0].Thresholds.Single().Value, Is.EqualTo(0.125).Within(1).Percent);
            Assert.That(result.Stages[1].Thresholds.Single().Value, Is.EqualTo(0.5).Within(1).Percent);
            Assert.That(result.Stages[2].Thresholds, Is.Empty);
            Assert.That(result.Passed, Is.False);
            // What has not begun is no incident, and has changed nothing.
            Assert.That(result.Incidents.Select(one => one.AtSeconds), Is.EqualTo(new[] { 1_200.0, 2_400.0 }));
            Assert.That(result.Endpoints[0].Pods.Max, Is.EqualTo(8));
        });
    }

    [Test]
    public void It_says_which_resource_broke_and_who_came()
    {
        StageOutcome france = Run("stop").Stages[1];
        ThresholdCause cause = france.Causes.Single();
        Assert.Multiple(() =>
        {
            Assert.That((cause.Endpoint, cause.Resource), Is.EqualTo(("dc-par", "pod cpu")));
            Assert.That(cause.Before, Is.EqualTo(0.125).Within(1).Percent);
            Assert.That(cause.Grown[0].Country, Is.EqualTo("FR"));
            // Users move within minutes of the twenty.
            Assert.That(cause.Grown[0].PerSecond, Is.InRange(0.6 * 750, 750));
            Assert.That(france.Busiest!.Endpoint, Is.EqualTo("dc-par"));
            Assert.That(france.MostFailed, Is.Null);
        });
    }

    [Test]
    public void It_may_go_on_all_the_same()
    {
        RunResult result = Run("continue", abort: Mean);
        Assert.Multiple(() =>
        {
            Assert.That(
                result.Stages.Select(stage => stage.Status),
                Is.EqualTo(new[] { StageStatus.Held, StageStatus.Broken, StageStatus.Held })
            );
            // Twice the pods halve it, once they have started.
            Assert.That(result.Endpoints[0].Pods.Max, Is.EqualTo(16));
            Assert.That(result.Passed, Is.False);
        });
    }

    [Test]
    public void A_rolled_back_stage_leaves_the_zone_of_the_stage_before()
    {
        RunResult result = Run("roll-back", "utilization{endpoint=dc-par}[1h35m..]: max < 40%", onlyDns: true);
        Assert.Multiple(() =>
        {
            Assert.That(result.Stages.Select(stage => stage.IsRolledBack), Is.EqualTo(new[] { false, true, false }));
            Assert.That(result.Stages[2].Status, Is.EqualTo(StageStatus.NotStarted));
            // Germany alone, and the last per mille of France.
            Assert.That(result.Thresholds.Single().Value, Is.EqualTo(0.125).Within(2).Percent);
        });
    }

    // Paris answers 30 % with an error while France comes: of its 1,000 requests/s 750 are French in the end.
    [TestCase("errors 30%", "errors: rate < 5%")]
    [TestCase("slow +2s", "latency: p(90) < 1s")]
    public void It_names_the_country_that_was_harmed_most(string how, string threshold)
    {
        RunResult result = Run(
            "stop",
            more: $"faults: [{{at: 50m, fail: site/dc-par, how: {how}, for: 10m}}]",
            abort: threshold
        );
        ThresholdCause cause = result.Stages[1].Causes.Single();
        Assert.Multiple(() =>
        {
            Assert.That((cause.Country, cause.Endpoint), Is.EqualTo(("FR", "dc-par")));
            Assert.That(cause.Share, Is.EqualTo(0.75).Within(3).Percent);
            Assert.That(result.Stages[1].MostFailed?.Country, Is.EqualTo(how[0] == 'e' ? "FR" : null));
        });
    }

    [Test]
    public void A_stage_that_an_interrupt_cuts_short_is_not_judged()
    {
        SimulatedWorld world = Build(Plan("stop"));
        world.RunTo(SimTime.Zero + SimDuration.FromMinutes(45));
        Assert.That(
            world.Stop("test").Stages.Select(stage => stage.Status),
            Is.EqualTo(new[] { StageStatus.Held, StageStatus.Interrupted, StageStatus.NotStarted })
        );
    }

    [Test]
    public void The_last_stage_may_end_with_the_run()
    {
        RunResult result = Build(Plan("continue", Mean), "1h20m").Finish("test");
        Assert.That(result.Stages[2].Status, Is.EqualTo(StageStatus.Held));
    }

    [TestCase("soak: 20m", "soak: 1h", "stage-after-end", 2)]
    [TestCase("id: france", "id: germany", "duplicate-stage", 1)]
    [TestCase("at: 0s, dns: fr.json", "at: 20m, dns: fr.json", "change-after-stage", 1)]
    [TestCase("onAbort: stop", "onAbort: roll-back", "no-way-back", 1)]
    [TestCase(Threshold, "errors[1m..2m]: rate < 1%", "window-of-stage", 1)]
    [TestCase(Threshold, "cost: total < 1usd", "cost-of-stage", 1)]
    [TestCase(Threshold, "utilization{endpoint=dc-pra}: max < 40%", "unknown-endpoint", 1)]
    [TestCase(Threshold, "utilisation: max < 40%", "wrong-threshold", 1)]
    [TestCase("dns: fr.json", "dns: fr.jsn", "missing-file", 1)]
    [TestCase("migration:", "changes: [{at: 30m, dns: fr.json}]\nmigration:", "dns-beside-stages", 1)]
    public void What_a_plan_cannot_mean_is_refused_at_its_place(string good, string bad, string code, int count)
    {
        string plan = Plan("stop");
        Assert.That(plan, Does.Contain(good));
        IReadOnlyList<Diagnostic> found = ScenarioLoader
            .Load("s.yaml", Files(plan.Replace(good, bad, StringComparison.Ordinal), "1h40m"))
            .Diagnostics;
        Assert.That(
            found.Where(one => one.Severity == Severity.Error).Select(one => one.Code),
            Is.EqualTo(Enumerable.Repeat(code, count))
        );
    }

    private static RunResult Run(
        string onAbort,
        string? threshold = null,
        bool onlyDns = false,
        string more = "",
        string abort = Threshold
    )
    {
        string judged = threshold is null ? "" : $"\nthresholds: ['{threshold}']";
        string plan = Plan(onAbort, abort) + judged + "\n" + more;
        return Build(
                onlyDns ? plan.Replace("capacity: 16, pool: par", "dns: none.json", StringComparison.Ordinal) : plan
            )
            .Finish("test");
    }

    private static string Plan(string onAbort, string abort = Threshold) =>
        $$"""
            migration:
              start: 20m
              soak: 20m
              abort: ['{{abort}}']
              onAbort: {{onAbort}}
              stages:
                - {id: germany, changes: [{at: 0s, dns: de.json}]}
                - {id: france, changes: [{at: 0s, dns: fr.json}]}
                - {id: pods, changes: [{at: 0s, capacity: 16, pool: par}]}
            """;

    private static SimulatedWorld Build(string plan, string duration = "1h40m")
    {
        LoadedScenario loaded = ScenarioLoader.Load("s.yaml", Files(plan, duration));
        return new SimulatedWorld(
            loaded.Inputs ?? throw new InvalidOperationException(string.Join("\n", loaded.Diagnostics))
        );
    }

    private static MemoryFiles Files(string plan, string duration)
    {
        MemoryFiles files = (s_world with { More = plan, Duration = duration }).Files();
        files["de.json"] = Batch("DE", "203.0.113.10");
        files["fr.json"] = Batch("FR", "203.0.113.10");
        files["none.json"] = Batch("FR", "198.51.100.10");
        return files;
    }

    private static string Located(string country, string address) =>
        $"\"SetIdentifier\": \"{country}\", \"GeoLocation\": {{\"CountryCode\": \"{country}\"}}, "
        + SmallWorld.Values(address);

    private static string Batch(string country, string address) =>
        $$"""
            {"Changes": [{"Action": "UPSERT", "ResourceRecordSet":
              {"Name": "api.example.com.", "Type": "A", "TTL": 60, {{Located(country, address)}} } }]}
            """;
}
