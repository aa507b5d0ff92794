using Sim.Core.Models.Platform;
using Sim.Core.Models.Pools;
using Sim.Core.Quantities;
using Sim.Core.Scaling;
using Sim.Core.Scaling.Rollouts;

namespace Sim.Core.Tests.Models.Pools;

/// <summary>
/// Ten pods, at most 13 and at least 8 available ones. A new one pulls its image for 30 s, is ready after 20 s and
/// serves after 10 s more.
/// </summary>
public sealed class RolloutTests
{
    private const double At = 1_000;

    // Waves as RollingUpdateTests derives them: 2 pods go at once, 5 more when the first five are ready, the last 3
    // when the next five are. Each wave takes 30 + 20 s. Ready pods serve 10 s later: until then 8 - 5 do.
    [Test]
    public void Three_waves_replace_ten_pods_and_the_load_balancer_lags_behind()
    {
        PoolBench bench = New(Spec());
        bench.Pool.RollOut();
        bench.RunTo(At + 600);

        Assert.That(
            bench.Sizes(),
            Is.EqualTo(new[] { (0.0, 10), (At, 8), (At + 50, 3), (At + 60, 8), (At + 100, 5), (At + 110, 10) })
        );
        PodRollout rollout = bench.Pool.Rollouts.Single();
        Assert.Multiple(() =>
        {
            Assert.That(rollout.CompletedAt, Is.EqualTo(SimTime.FromSeconds(At + 100)));
            Assert.That((rollout.LeastServing, rollout.MostPods), Is.EqualTo((3, 13)));
            Assert.That(rollout.DeadlineExceededAt, Is.Null);
        });
    }

    // A pod is ready once it serves: no capacity is lost but what may be missing; waves take 60 s.
    [Test]
    public void A_readiness_gate_keeps_what_has_to_be_available()
    {
        PoolBench bench = New(Spec() with { HasReadinessGate = true });
        bench.Pool.RollOut();
        bench.RunTo(At + 600);

        Assert.That(
            bench.Sizes().Skip(1).Select(size => (size.At, size.Serving)),
            Is.EqualTo(new[] { (At, 8), (At + 60, 13), (At + 60, 8), (At + 120, 13), (At + 120, 10) })
        );
        Assert.That(bench.Pool.Rollouts.Single().LeastServing, Is.EqualTo(8));
    }

    // Each wave waits 15 s more.
    [Test]
    public void Pods_have_to_be_ready_for_a_while_before_others_go()
    {
        PoolBench bench = New(Strategy(new RolloutStrategy { MinReady = SimDuration.FromSeconds(15) }));
        bench.Pool.RollOut();
        bench.RunTo(At + 600);

        Assert.That(bench.Pool.Rollouts.Single().CompletedAt, Is.EqualTo(SimTime.FromSeconds(At + 50 + 15 + 50 + 15)));
    }

    // One at a time, none missing: ten waves.
    [Test]
    public void One_pod_at_a_time_takes_ten_waves()
    {
        PoolBench bench = New(Strategy(OneByOne()) with { HasReadinessGate = true });
        bench.Pool.RollOut();
        bench.RunTo(At + 1_000);

        PodRollout rollout = bench.Pool.Rollouts.Single();
        Assert.That(rollout.CompletedAt, Is.EqualTo(SimTime.FromSeconds(At + 600)));
        Assert.That((rollout.LeastServing, rollout.MostPods), Is.EqualTo((10, 11)));
    }

    // The version never gets ready: after the first step, 8 old ones are left. Nothing has happened since 1,000 s.
    [Test]
    public void A_version_that_never_gets_ready_stalls_and_is_reported_after_its_deadline()
    {
        PoolBench bench = New(Spec());
        bench.Pool.RollOut(becomesReady: false);
        bench.RunTo(At + 3_600);

        PodRollout rollout = bench.Pool.Rollouts.Single();
        Assert.Multiple(() =>
        {
            Assert.That(bench.Sizes(), Is.EqualTo(new[] { (0.0, 10), (At, 8) }));
            Assert.That(rollout.CompletedAt, Is.Null);
            Assert.That(rollout.DeadlineExceededAt, Is.EqualTo(SimTime.FromSeconds(At + 600)));
        });
    }

    // Eight pods of the old version are still there; two come back, on nodes that have its image: 20 + 10 s.
    [Test]
    public void A_rollback_restores_what_was_lost()
    {
        PoolBench bench = New(Spec());
        bench.Pool.RollOut(becomesReady: false);
        bench.RunTo(At + 900);
        bench.Pool.RollBack();
        bench.RunTo(At + 3_600);

        Assert.Multiple(() =>
        {
            Assert.That(bench.Sizes(), Is.EqualTo(new[] { (0.0, 10), (At, 8), (At + 930, 10) }));
            Assert.That(bench.Pool.Rollouts[0].SupersededAt, Is.EqualTo(SimTime.FromSeconds(At + 900)));
            Assert.That(bench.Pool.Rollouts[1].CompletedAt, Is.EqualTo(SimTime.FromSeconds(At + 920)));
            Assert.That(bench.Pool.Placed, Is.EqualTo(10));
        });
    }

    // Two nodes of seven pods each. The two that leave hold their places for their hook of 60 s: of five new pods, four
    // find room. When these are ready, at 50 s, four old ones leave, and four more new ones wait with the fifth, until
    // at 60 s the first two are gone.
    [Test]
    public void Pods_that_leave_take_the_room_of_new_ones()
    {
        PoolSpec spec = Spec() with
        {
            Termination = new PodTermination(SimDuration.FromSeconds(60), SimDuration.FromSeconds(90)),
            Nodes = [new NodeSpec(MachineType.Parse("n2-standard-8"), 2, 2, SimDuration.FromSeconds(100), 0)],
        };
        PoolBench bench = New(spec);
        bench.Pool.RollOut();

        bench.RunTo(At + 49);
        Assert.That(bench.Pool.Placed, Is.EqualTo(8 + 4));
        bench.RunTo(At + 59);
        Assert.That(bench.Pool.Placed, Is.EqualTo(4 + 4));
        bench.RunTo(At + 60);
        Assert.That(bench.Pool.Placed, Is.EqualTo(4 + 6));
    }

    // Each of three nodes pulls the new image once, for 30 s; pods that come later do not wait.
    [Test]
    public void Every_node_pulls_the_image_of_a_new_version_once()
    {
        PoolSpec spec = Spec() with
        {
            Nodes = [new NodeSpec(MachineType.Parse("n2-standard-8"), 3, 3, SimDuration.FromSeconds(100), 0)],
        };
        PoolBench bench = New(spec);
        bench.Pool.RollOut();
        bench.RunTo(At + 600);

        Assert.That(
            bench.Pool.Arrivals.Select(one => (one.PulledAt - one.PlacedAt).TotalSeconds).Distinct().Order(),
            Is.EqualTo(new[] { 0.0, 30 })
        );
    }

    // Twenty wanted in the middle of the second wave: at most 25, at least 15 available.
    [Test]
    public void More_pods_in_the_middle_of_a_rollout_are_of_the_new_version()
    {
        PoolBench bench = New(Spec());
        bench.Pool.RollOut();
        bench.RunTo(At + 60);
        bench.Pool.SetReplicas(20);
        bench.RunTo(At + 600);

        Assert.That(bench.Pool.Serving, Is.EqualTo(20));
        Assert.That(bench.Pool.Rollouts.Single().MostPods, Is.InRange(20, 25));
        Assert.That(bench.Pool.Rollouts.Single().CompletedAt, Is.EqualTo(SimTime.FromSeconds(At + 110)));
    }

    private static PoolSpec Strategy(RolloutStrategy strategy) => Spec() with { Rollout = strategy };

    private static RolloutStrategy OneByOne() =>
        new() { MaxSurge = CountOrPercent.Count(1), MaxUnavailable = CountOrPercent.Count(0) };

    private static PoolSpec Spec() =>
        SmallPlatform.Pool("par-api", 0) with
        {
            Life = new PodLife(SimDuration.FromSeconds(30), SimDuration.FromSeconds(20), null),
        };

    private static PoolBench New(PoolSpec spec)
    {
        var bench = new PoolBench(spec);
        bench.RunTo(At);
        return bench;
    }
}
