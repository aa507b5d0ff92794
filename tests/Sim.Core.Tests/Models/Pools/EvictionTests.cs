using Sim.Core.Models.Faults;
using Sim.Core.Models.Platform;
using Sim.Core.Quantities;
using Sim.Core.Scaling;
using Sim.Core.Scaling.Disruptions;

namespace Sim.Core.Tests.Models.Pools;

/// <summary>
/// Seven pods of one core on a node, as in <see cref="NodeProvisioningTests"/>. A pod that is evicted is asked for
/// again, is ready after 20 s and serves after 30 s where a node has room.
/// </summary>
public sealed class EvictionTests
{
    private const double At = 1_005;

    // Two full nodes are drained, a third one of another group is free: seven pods find room there at once, seven wait
    // for a node, asked for at 1,010 s, that comes 100 s later. The group has its smallest size again in the end.
    [Test]
    public void Without_a_budget_a_drain_evicts_everybody_at_once()
    {
        PoolBench bench = New(TwoGroups(14, null));
        bench.Pool.DrainNodes(0);
        bench.RunTo(At + 600);

        Assert.That(bench.Sizes(), Is.EqualTo(new[] { (0.0, 14), (At, 7), (At, 0), (At + 30, 7), (1_140, 14) }));
        Assert.That(bench.Pool.Nodes, Is.EqualTo(2 + 1));
    }

    // At most two of seven may be missing: 2 go at once, and whenever they are ready again, 20 s later, found at the
    // next try: every 5 s. The last one goes at 60 s.
    [Test]
    public void A_drain_waits_for_the_budget()
    {
        PoolSpec spec = TwoGroups(7, DisruptionBudget.MaxUnavailable(CountOrPercent.Count(2)));
        PoolBench bench = New(spec);
        bench.Pool.DrainNodes(0);
        bench.RunTo(At + 600);

        Assert.That(
            bench.Sizes(),
            Is.EqualTo(
                new[]
                {
                    (0.0, 7),
                    (At, 5),
                    (At + 20, 3),
                    (At + 30, 5),
                    (At + 40, 3),
                    (At + 50, 5),
                    (At + 60, 4),
                    (At + 70, 6),
                    (At + 90, 7),
                }
            )
        );
    }

    // Nobody may be missing: after an hour the pods go anyway.
    [Test]
    public void Maintenance_does_not_wait_for_longer_than_an_hour()
    {
        PoolSpec spec = TwoGroups(7, DisruptionBudget.MaxUnavailable(CountOrPercent.Count(0)));
        PoolBench bench = New(spec);
        bench.Pool.DrainNodes(0);
        bench.RunTo(At + 4_000);

        Assert.That(bench.Sizes(), Is.EqualTo(new[] { (0.0, 7), (At + 3_600, 0), (At + 3_630, 7) }));
    }

    // As in NodeProvisioningTests: where the second of two nodes comes first, it has three pods and the first has two,
    // which find room beside the three. The cluster autoscaler evicts them one after the other, or may not: the second
    // when the first is ready elsewhere, 10 s before it serves. Where the first node comes first, the other one is
    // empty, and goes without an eviction.
    [Test]
    public void The_cluster_autoscaler_asks_the_budget_before_it_drains_a_node()
    {
        int moved = 0;
        for (ulong seed = 1; seed <= 20; seed++)
        {
            (_, IReadOnlyList<int> free) = Shrunk(null, seed);
            (int nodesOfNone, IReadOnlyList<int> none) = Shrunk(0, seed);
            (int nodesOfOne, IReadOnlyList<int> one) = Shrunk(1, seed);
            bool moves = free.Count > 0;
            moved += moves ? 1 : 0;
            Assert.Multiple(() =>
            {
                Assert.That((nodesOfNone, nodesOfOne), Is.EqualTo((moves ? 3 : 2, 2)), $"seed {seed}");
                Assert.That(none, Is.Empty);
                Assert.That(one, Is.EqualTo(moves ? [11, 10, 11, 12] : Array.Empty<int>()));
            });
        }
        Assert.That(moved, Is.InRange(1, 19));
    }

    // The hook of 25 s: the pods serve on while those in their place start; five seconds are left.
    [Test]
    public void Pods_that_are_evicted_serve_through_their_hook()
    {
        PoolSpec spec = TwoGroups(7, null) with
        {
            RemovalLag = SimDuration.FromSeconds(25),
            Termination = new PodTermination(SimDuration.FromSeconds(25), SimDuration.FromSeconds(30)),
        };
        PoolBench bench = New(spec);
        bench.Pool.DrainNodes(0);
        bench.RunTo(At + 24);
        Assert.That(bench.Pool.Nodes, Is.EqualTo(2));
        bench.RunTo(At + 25);
        Assert.That(bench.Pool.Nodes, Is.EqualTo(1));
        bench.RunTo(At + 600);

        Assert.That(bench.Sizes(), Is.EqualTo(new[] { (0.0, 7), (At + 25, 0), (At + 30, 7) }));
    }

    // Ten preemptions an hour and node: over ten hours, about 100 of a node that is there for 3,600 / (3,600 + 10 *
    // 130) of the time, 73: three standard deviations are 26.
    [Test]
    public void Spot_nodes_are_taken_back_and_come_again()
    {
        PoolSpec spec = Spec() with { Replicas = 7, Nodes = [Group("spot", 1) with { PreemptionsPerHour = 10 }] };
        var bench = new PoolBench(spec);
        bench.RunTo(36_000);

        int times = bench.Sizes().Count(size => size.Serving == 0);
        Assert.That(times, Is.InRange(73 - 26, 73 + 26));
        Assert.That(bench.Sizes().Select(size => size.Serving).Distinct(), Is.EquivalentTo(new[] { 7, 0 }));
    }

    // The grace period of 60 s counts 15 s: the hook of 20 s is cut short there. The budget does not hold.
    [Test]
    public void A_preemption_gives_pods_fifteen_seconds_and_asks_no_budget()
    {
        PoolSpec spec = Spec() with
        {
            Replicas = 7,
            RemovalLag = SimDuration.FromSeconds(30),
            Budget = DisruptionBudget.MaxUnavailable(CountOrPercent.Count(0)),
            Termination = new PodTermination(SimDuration.FromSeconds(20), SimDuration.FromSeconds(60)),
            Nodes = [Group("spot", 1) with { PreemptionsPerHour = 10 }],
        };
        var bench = new PoolBench(spec);
        bench.RunTo(3_600);

        (double At, int Serving, int Stopped)[] states = [.. bench.Endpoints().Take(3)];
        Assert.That(states.Select(one => (one.Serving, one.Stopped)), Is.EqualTo(new[] { (7, 0), (7, 7), (0, 0) }));
        Assert.That(states[2].At - states[1].At, Is.EqualTo(15).Within(1e-9));
    }

    // Half of four nodes, 14 of 28 pods. They are asked for again at once, and find no room: no machine comes before
    // the fault ends, 600 s later. Refused at 1,010 s and backed off from 1,020 to 1,320 s; refused again, and backed
    // off from 1,330 to 1,930 s. Then nodes take 100 s and pods 30 s.
    [Test]
    public void Nodes_that_are_taken_back_together_do_not_come_again_before_the_end()
    {
        var fault = new FaultSpec(
            new Component(ComponentKind.Nodes, SmallPlatform.SitePool, Component.All),
            new FaultMode(FaultKind.Preempt),
            0.5,
            SimTime.FromSeconds(At),
            SimDuration.FromMinutes(10)
        );
        PoolSpec spec = Spec() with { Replicas = 28, Nodes = [Group("spot", 1) with { Max = 4 }] };
        var bench = new PoolBench(spec, 1, fault);
        bench.RunTo(3_600);

        Assert.That(bench.Sizes(), Is.EqualTo(new[] { (0.0, 28), (At, 14), (2_060, 21), (2_060, 28) }));
    }

    private static PoolSpec Spec() => SmallPlatform.Pool("par-api", 0);

    private static PoolSpec TwoGroups(int replicas, DisruptionBudget? budget) =>
        Spec() with
        {
            Replicas = replicas,
            Budget = budget,
            Nodes = [Group("a", replicas / 7), Group("b", 1)],
        };

    private static NodeSpec Group(string name, int min) =>
        new(MachineType.Parse("n2-standard-8"), min, 3, SimDuration.FromSeconds(100), 0) { Name = name };

    /// <summary>Nodes in the end, and how many pods served after each change since there were twelve.</summary>
    private static (int Nodes, IReadOnlyList<int> Sizes) Shrunk(int? mayBeMissing, ulong seed)
    {
        PoolSpec spec = Spec() with
        {
            Replicas = 7,
            Budget = mayBeMissing is { } most ? DisruptionBudget.MaxUnavailable(CountOrPercent.Count(most)) : null,
            Nodes = [Group("a", 1) with { StartSigma = 0.5 }],
        };
        var bench = new PoolBench(spec, seed);
        bench.RunTo(At);
        foreach ((int pods, double until) in new[] { (21, 2_000.0), (10, 2_100), (12, 2_200) })
        {
            bench.Pool.SetReplicas(pods);
            bench.RunTo(until);
        }
        int changes = bench.Sizes().Count;
        bench.RunTo(4_000);
        return (bench.Pool.Nodes, [.. bench.Sizes().Skip(changes).Select(size => size.Serving)]);
    }

    private static PoolBench New(PoolSpec spec)
    {
        var bench = new PoolBench(spec);
        bench.RunTo(At);
        return bench;
    }
}
