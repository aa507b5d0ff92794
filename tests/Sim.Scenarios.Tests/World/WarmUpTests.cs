using Sim.Scenarios.Results;
using Sim.Scenarios.Schema.Source;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Tests.World;

/// <summary>What happens in the warm-up is not measured, and what is paid or counted for good is.</summary>
[TestFixture]
public sealed class WarmUpTests
{
    /// <summary>900 requests per second; three of ten fail from 10 to 20 minutes.</summary>
    private static readonly SmallWorld s_world = new SmallWorld
    {
        Duration = "30m",
        Demand = "900rps",
        Resolvers = 50,
        CheckDisabled = true,
    }.With("site/dc-par", "errors 30%", "10m");

    // Of 10 to 20 minutes the second half is measured: 900 rps x 30 % x 300 s of 900 rps x 900 s.
    [TestCase("flow")]
    [TestCase("request")]
    public void Measures_and_thresholds_are_of_what_ended_after_it(string fidelity)
    {
        RunResult result = Run("15m", fidelity, "errors: rate < 1%", "errors[..15m]: rate < 1%");
        TrafficMeasures france = result.Countries.Single();
        Assert.Multiple(() =>
        {
            Assert.That(france.Failed, Is.EqualTo(81_000).Within(2).Percent);
            Assert.That(france.Answered + france.Failed, Is.EqualTo(810_000).Within(1).Percent);
            Assert.That(france.Latency.Weight, Is.EqualTo(france.Answered).Within(1e-6).Percent);
            Assert.That(result.Thresholds[0].Value, Is.EqualTo(0.1).Within(2).Percent);
            // A window is taken as it is written: 5 of 15 minutes.
            Assert.That(result.Thresholds[1].Value, Is.EqualTo(0.1).Within(2).Percent);
        });
    }

    [Test]
    public void The_account_incidents_and_costs_are_of_the_whole_run()
    {
        (RunResult with, RunResult without) = (Run("15m"), Run("0s"));
        Assert.Multiple(() =>
        {
            Assert.That(with.Totals.Sent, Is.EqualTo(900 * 1800).Within(1e-6));
            Assert.That(with.Incidents.Single().FailedRequests, Is.EqualTo(162_000).Within(0.1).Percent);
            Assert.That(with.Cost!.TotalUsd, Is.EqualTo(without.Cost!.TotalUsd).Within(1e-9));
            Assert.That(with.Timeline.Count, Is.EqualTo(without.Timeline.Count));
            Assert.That(with.Identity.WarmUp.TotalSeconds, Is.EqualTo(900));
        });
    }

    [Test]
    public void A_run_that_is_interrupted_within_it_is_measured_from_its_start()
    {
        SimulatedWorld world = World("15m", "flow").Build();
        world.RunTo(Sim.Core.Quantities.SimTime.Zero + Sim.Core.Quantities.SimDuration.FromMinutes(5));
        RunResult stopped = world.Stop("test");
        Assert.That(stopped.Countries.Single().Answered, Is.EqualTo(900 * 300).Within(0.1).Percent);
        Assert.That(stopped.Identity.WarmUp.TotalSeconds, Is.Zero);
    }

    [Test]
    public void A_warm_up_that_leaves_nothing_is_refused_at_its_place()
    {
        Diagnostic found = ScenarioLoader.Load("s.yaml", World("30m", "flow").Files()).Diagnostics.Single();
        Assert.That((found.Code, found.SourceLine), Is.EqualTo(("nothing-measured", "warmUp: 30m")));
    }

    // 400 cores at 97 % (970 requests/s of 400 ms) begin with empty queues, which take longer than 10 s to fill; half
    // an hour is enough.
    [TestCase("10s", true)]
    [TestCase("30m", false)]
    [TestCase("0s", false)]
    public void A_warm_up_that_is_too_short_for_the_mean_latency_is_noted(string warmUp, bool noted)
    {
        SmallWorld busy = s_world with
        {
            Duration = "2h",
            Demand = "970rps",
            Service = "cpu: 400ms, wait: 1us, timeout: 60s, retries: 0",
            SitePool = "{id: par, replicas: 100, pod: {cpu: 4, concurrency: 100000, backlog: 100000}}",
            More = $"warmUp: {warmUp}",
        };
        RunResult result = busy.Run();
        Assert.That(
            result.Notes.Any(note => note.Contains("look too short", StringComparison.Ordinal)),
            Is.EqualTo(noted)
        );
    }

    private static SmallWorld World(string warmUp, string fidelity, params string[] thresholds) =>
        s_world with
        {
            Fidelity = fidelity,
            More =
                $"{s_world.More}\nwarmUp: {warmUp}\n"
                + $"thresholds: [{string.Join(", ", thresholds.Select(text => $"'{text}'"))}]",
        };

    private static RunResult Run(string warmUp, string fidelity = "flow", params string[] thresholds) =>
        World(warmUp, fidelity, thresholds).Run();
}
