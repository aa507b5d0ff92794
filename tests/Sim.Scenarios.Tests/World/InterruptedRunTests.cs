using Sim.Core.Quantities;
using Sim.Scenarios.Results;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Tests.World;

/// <summary>A world that is stopped early has measured what a scenario of that length would have.</summary>
[TestFixture]
public sealed class InterruptedRunTests
{
    private static readonly SmallWorld s_world = new()
    {
        Demand = "900rps",
        Resolvers = 50,
        SitePool = "{id: par, replicas: 10}",
        CloudPool = "{id: gke-eu, location: europe-west1, replicas: 5}",
        Duration = "1h",
        More = """
            faults: [{at: 5m, fail: site/dc-par, how: refuse, for: 1m}, {at: 50m, fail: site/dc-par, how: refuse, for: 1m}]
            thresholds: ["errors: rate < 100%"]
            """,
    };

    [Test]
    public void It_tells_what_ran_and_has_not_passed()
    {
        SimulatedWorld world = s_world.Build();
        world.RunTo(SimTime.FromSeconds(1_205));
        RunResult stopped = world.Stop("test");
        RunResult whole = (
            s_world with
            {
                Duration = "1205s",
                More = s_world.More.Replace(", {at: 50m, fail: site/dc-par, how: refuse, for: 1m}", ""),
            }
        ).Run();

        Assert.Multiple(() =>
        {
            Assert.That(stopped.Identity.Interrupted, Is.True);
            Assert.That(stopped.Identity.Duration, Is.EqualTo(SimDuration.FromSeconds(1_205)));
            Assert.That(RunFolder.Name(stopped.Identity), Does.Match("^small-[0-9a-f]{12}-until-20m5s$"));
            Assert.That(stopped.Passed, Is.False);
            Assert.That(stopped.Thresholds.Single().Passed, Is.True);
            Assert.That(
                MeasureText.Verdict(stopped),
                Is.EqualTo("interrupted after 20m5s: the thresholds are judged on what ran")
            );
            Assert.That(stopped.Incidents, Has.Count.EqualTo(1), "the second fault had not begun");
            Assert.That(stopped.Totals, Is.EqualTo(whole.Totals));
            Assert.That(stopped.Timeline.Count, Is.EqualTo(121));
            Assert.That(stopped.Timeline.Demand, Is.EqualTo(whole.Timeline.Demand));
            Assert.That(whole.Identity.Interrupted, Is.False);
        });
    }

    [Test]
    public void A_world_that_has_not_run_has_nothing_to_tell() =>
        Assert.That(() => s_world.Build().Stop("test"), Throws.InvalidOperationException);
}
