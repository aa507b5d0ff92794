using Sim.Scenarios.Results;
using Sim.Scenarios.Schema;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Tests.World;

/// <summary>
/// The scenarios of <c>data/scenarios/scaling</c> in which pods are replaced, evicted and lost: what each costs,
/// derived, in both planes.
/// </summary>
/// <remarks>
/// Ten pods of two cores do 50 requests/s each, of 40 ms of CPU; 300/s arrive, and nobody tries again. A new pod pulls
/// its image for 20 s, is ready after 20 s and an endpoint after 10 s. In the request plane what happens to a share of
/// n requests is binomial: bounds are four standard deviations, at most 4 * sqrt(n * share).
/// </remarks>
[TestFixture(Fidelity.Flow)]
[TestFixture(Fidelity.Request)]
public sealed class PodLifeScenarioTests(Fidelity plane)
{
    // The balancer sends requests for 5 s to pods that have stopped. Waves as RollingUpdateTests derives them: 2 of 10
    // pods at once; 5 of 13 after 50 s; 3 of 13 after 50 s more. 300/s * 5 s * (2/10 + 5/13 + 3/13) = 1,223.
    [Test]
    public void A_rollout_without_a_hook_fails_requests_in_every_wave()
    {
        RunResult result = Run("rollout");
        RolloutMeasures rollout = result.Rollouts.Single();
        Assert.Multiple(() =>
        {
            Assert.That(result.Totals.Failed, Is.EqualTo(1_223.1).Within(plane == Fidelity.Flow ? 0.5 : 140));
            Assert.That((rollout.AtSeconds, rollout.CompletedSeconds), Is.EqualTo((600, 100)));
            Assert.That((rollout.LeastServing, rollout.MostPods), Is.EqualTo((8, 13)));
            Assert.That(rollout.DeadlineExceededSeconds, Is.Null);
        });
    }

    [Test]
    public void A_hook_that_outlasts_the_balancer_fails_nobody()
    {
        RunResult result = Run("rollout-prestop");
        Assert.That(result.Totals.Failed, Is.Zero);
        Assert.That(result.Rollouts.Single().CompletedSeconds, Is.EqualTo(100));
    }

    // Eight old pods stay, 75 % busy. The deadline of ten minutes; five more minutes, then 20 + 10 s on the way back.
    [Test]
    public void A_bad_version_stalls_and_costs_nothing_but_two_pods()
    {
        RunResult result = Run("rollout-stalled");
        RolloutMeasures bad = result.Rollouts[0];
        RolloutMeasures back = result.Rollouts[1];
        Assert.Multiple(() =>
        {
            Assert.That(result.Totals.Failed, Is.Zero);
            Assert.That(
                (bad.DeadlineExceededSeconds, bad.SupersededSeconds, bad.CompletedSeconds),
                Is.EqualTo(((double?)600, (double?)900, (double?)null))
            );
            Assert.That((bad.LeastServing, bad.MostPods), Is.EqualTo((8, 13)));
            Assert.That((back.IsRollback, back.CompletedSeconds), Is.EqualTo((true, (double?)30)));
        });
    }

    // 120/s: 12/s on each of ten warm pods are 24 %. From 50 to 100 s three old pods and five cold ones get 15/s each:
    // 30 % of a warm one, and in the first ten seconds 3 - 2 * 5 / 120 = 2.9167 times as much of a cold one, 87.5 %.
    // Together (3 * 30 + 5 * 87.5) / 8 = 65.9 %. Later it is less: ten pods with 12/s at factors of 2.08 and 2.92, 60
    // %. A cold pod keeps six or seven of its first 150 requests in its queue, 4 %.
    [Test]
    public void Cold_pods_need_more_than_twice_the_CPU_for_a_while()
    {
        RunResult result = Run("rollout-cold");
        ResourceUse cpu = result.Endpoints.Single().Resources.Single(use => use.Resource == "pod cpu");
        Assert.That(result.Totals.Failed, Is.Zero);
        Assert.That(cpu.Peak, Is.EqualTo(0.659).Within(plane == Fidelity.Flow ? 0.03 : 0.08));
    }

    // Three of ten pods crash: nginx hears of it 2 s later, and tries three pods, none twice: of 300/s * 2 s meet none
    // but the three 3/10 * 2/9 * 1/8, 5 requests. They never get ready: each start lasts 15 s, a probe would find them
    // ready after 20. Nobody is hit again. What they have begun is lost, 30/s * (40 + 20 ms) in each pod, 5.4 requests,
    // and a little more that waits.
    [Test]
    public void A_crash_loop_behind_nginx_costs_the_requests_of_its_first_moments()
    {
        RunResult result = Run("crash-loop");
        PoolSeries pool = result.Timeline.Pools.Single();
        Assert.Multiple(() =>
        {
            Assert.That(result.Totals.Failed, Is.EqualTo(5.0 + 5.4).Within(plane == Fidelity.Flow ? 2 : 12));
            // Ends at 0, 15, 40, 75, 130, 225 and 400 s; the pause of 300 s outlasts the fault: ready at 720, serving
            // 10 s later.
            Assert.That(At(result, pool.Ready, 605), Is.EqualTo(7).Within(1e-9));
            Assert.That(At(result, pool.Ready, 600 + 715), Is.EqualTo(7).Within(1e-9));
            Assert.That(At(result, pool.Ready, 600 + 745), Is.EqualTo(10).Within(1e-9));
        });
    }

    // Twelve pods on a node each, six of spot machines. These are given notice at 600 s: the hook of 10 s outlasts the
    // balancer's 5 s, so nobody is refused then. From 605 s on 6 pods do 300 of 400/s, and a quarter is refused once
    // queues of 320 in each are full, after 6 * 320 / 100 = 19 s. The cheapest group has no machines; one scan later,
    // at 620 s at the latest, the other one grows: 100 + 20 + 20 + 10 s.
    [Test]
    public void Spot_nodes_that_are_taken_back_together_cost_capacity_until_others_come()
    {
        RunResult result = Run("preempted");
        RegionSeries users = result.Timeline.Regions.Single(region => region.Region == "eu");
        Assert.Multiple(() =>
        {
            Assert.That(At(result, users.ErrorRatio, 603), Is.Zero);
            Assert.That(At(result, users.ErrorRatio, 700), Is.EqualTo(0.25).Within(0.03));
            Assert.That(At(result, users.ErrorRatio, 620 + 150 + 30), Is.Zero);
            Assert.That(At(result, result.Timeline.Pools.Single().Ready, 620 + 150 + 30), Is.EqualTo(12).Within(1e-9));
        });
    }

    // One pod may be missing: each is evicted when the one before is ready elsewhere. Nine do 450/s.
    [Test]
    public void A_drain_with_a_disruption_budget_fails_nobody()
    {
        RunResult result = Run("drain");
        Assert.That(result.Totals.Failed, Is.Zero);
        Assert.That(result.Timeline.Pools.Single().Ready.Min(), Is.EqualTo(9).Within(1e-9));
    }

    // All ten are evicted at once; nodes come 100 s after the scan, at 610 s at the latest, and have to pull the image:
    // nobody serves from 600 to 760 s.
    [Test]
    public void The_same_drain_without_a_budget_fails_everybody_until_new_nodes_come()
    {
        RunResult result = Run("drain-no-budget");
        Assert.That(result.Totals.Failed, Is.InRange(300 * 149.0, 300 * 161.0));
    }

    // Nine pods on three nodes, 27 wanted: six nodes more, two in each zone, asked for at a scan within 10 s. What the
    // middle zone refuses the next scan asks for elsewhere. A node takes 100 s, a pod 20 + 20 + 10 s.
    [Test]
    public void A_zone_without_machines_costs_one_scan()
    {
        SimulatedWorld world = World("zone-stockout");
        world.RunTo(world.End);
        (double At, int Pods)[] arrivals =
        [
            .. world
                .Pools.Single()
                .Arrivals.GroupBy(one => one.ServingAt.TotalSeconds)
                .Select(group => (group.Key, group.Sum(one => one.Pods))),
        ];
        Assert.That(arrivals.Select(one => one.Pods), Is.EqualTo(new[] { 4 * 3, 2 * 3 }));
        Assert.That(arrivals[0].At, Is.InRange(600.0 + 150, 600 + 10 + 150));
        Assert.That(arrivals[1].At - arrivals[0].At, Is.EqualTo(10).Within(1e-9));
    }

    private RunResult Run(string name) => World(name).Finish("test");

    private SimulatedWorld World(string name)
    {
        LoadedScenario loaded = ScenarioLoader.Load(Repository.PathOf($"data/scenarios/scaling/{name}.yaml"));
        Assert.That(loaded.Diagnostics, Is.Empty);
        ScenarioInputs inputs = loaded.Inputs!;
        return new SimulatedWorld(inputs with { Scenario = inputs.Scenario with { Fidelity = plane } });
    }

    private static double At(RunResult result, IReadOnlyList<double> series, double seconds) =>
        series[(int)(seconds / result.Timeline.Bucket.TotalSeconds)];
}
