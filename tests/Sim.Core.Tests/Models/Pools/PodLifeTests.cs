using Sim.Core.Models.Platform;
using Sim.Core.Models.Pools;
using Sim.Core.Quantities;
using Sim.Core.Scaling;

namespace Sim.Core.Tests.Models.Pools;

/// <summary>
/// Seven pods of one core on a node, as in <see cref="NodeProvisioningTests"/>; an image takes 30 s, an application
/// 12 s; probes come every 10 s; endpoints follow 10 s after readiness; a node takes 100 s.
/// </summary>
public sealed class PodLifeTests
{
    private const double At = 1_005;

    // Probes at delay, delay + period ...: the first at or after 12 s.
    //   delay  0, period 10: 0, 10, 20        20
    //   delay  5, period 10: 5, 15            15
    //   delay 12, period 10: 12               12
    //   delay 30, period 10: 30               30
    //   delay  0, period 10, 3 in a row: 20, 30, 40
    //   delay  0, period  1: 12
    [TestCase(0, 10, 1, 20)]
    [TestCase(5, 10, 1, 15)]
    [TestCase(12, 10, 1, 12)]
    [TestCase(30, 10, 1, 30)]
    [TestCase(0, 10, 3, 40)]
    [TestCase(0, 1, 1, 12)]
    public void A_pod_is_ready_at_the_first_probe_that_its_application_answers(
        int delay,
        int period,
        int threshold,
        double ready
    )
    {
        var probe = new ReadinessProbe(SimDuration.FromSeconds(delay), SimDuration.FromSeconds(period), threshold);
        Assert.That(probe.ReadyAfter(SimDuration.FromSeconds(12)), Is.EqualTo(SimDuration.FromSeconds(ready)));
    }

    [Test]
    public void By_default_a_pod_is_ready_40_s_after_its_place_on_a_node_without_the_image() =>
        Assert.That(PodLife.Default.ImagePull + PodLife.Default.ImageToReady, Is.EqualTo(SimDuration.FromSeconds(40)));

    // The first node has the image: three pods serve 20 + 10 s after they were asked for. The other two find room on
    // the second node, looked for at 1,010 s and ready at 1,110 s, and wait 30 s for their image besides.
    [Test]
    public void The_first_pods_on_a_node_wait_for_the_image()
    {
        PoolBench bench = Run(Pool(4));
        bench.Pool.SetReplicas(9);
        bench.RunTo(1_300);

        Assert.That(bench.Sizes(), Is.EqualTo(new[] { (0.0, 4), (At + 30, 7), (1_110 + 60, 9) }));
        Assert.That(
            bench.Pool.Arrivals,
            Is.EqualTo(
                new[]
                {
                    Arrival(3, placed: At, pulled: At, ready: At + 20, serving: At + 30),
                    Arrival(2, placed: 1_110, pulled: 1_140, ready: 1_160, serving: 1_170),
                }
            )
        );
    }

    // The second node is ready at 1,110 s. Pods that come to it 10 s later need no pull of their own: its image is
    // there at 1,140 s for them, too. Those that come after that do not wait.
    [Test]
    public void Pods_that_are_placed_during_a_pull_wait_for_its_end()
    {
        PoolBench bench = Run(Pool(7));
        bench.Pool.SetReplicas(8);
        bench.RunTo(1_120);
        bench.Pool.SetReplicas(9);
        bench.RunTo(1_150);
        bench.Pool.SetReplicas(10);
        bench.RunTo(1_300);

        Assert.That(bench.Sizes(), Is.EqualTo(new[] { (0.0, 7), (1_170, 8), (1_170, 9), (1_180, 10) }));
        Assert.That(
            bench.Pool.Arrivals.Select(one => (one.PlacedAt.TotalSeconds, one.PulledAt.TotalSeconds)),
            Is.EqualTo(new[] { (1_110.0, 1_140.0), (1_120, 1_140), (1_150, 1_150) })
        );
    }

    // One that still pulls its image goes before one that starts.
    [Test]
    public void Pods_that_are_less_far_go_first()
    {
        PoolBench bench = Run(Pool(6));
        bench.Pool.SetReplicas(8);
        bench.RunTo(1_120);

        bench.Pool.SetReplicas(7);
        bench.RunTo(1_300);

        Assert.That(bench.Sizes(), Is.EqualTo(new[] { (0.0, 6), (At + 30, 7) }));
        Assert.That(bench.Pool.Arrivals, Has.Count.EqualTo(1));
    }

    // Two decisions whose pods find their place together are told apart by what they were asked for.
    [Test]
    public void Pods_of_two_decisions_that_arrive_together_are_told_apart()
    {
        PoolBench bench = Run(Pool(7));
        bench.Pool.SetReplicas(8);
        bench.RunTo(1_050);
        bench.Pool.SetReplicas(11);
        bench.RunTo(1_300);

        Assert.That(
            bench.Pool.Arrivals.Select(one => (one.Pods, one.WantedBefore, one.AskedAt.TotalSeconds)),
            Is.EqualTo(new[] { (1, 7, At), (3, 8, 1_050) })
        );
    }

    // 200 requests per second at 10 per pod; the sample that asks for 20 pods is 30 s old.
    [Test]
    public void Pods_remember_the_sample_that_they_were_asked_for_with()
    {
        var perPod = new HpaSpec
        {
            MinReplicas = 7,
            MaxReplicas = 14,
            Metrics = [MetricSpec.Pods("requests", 10_000)],
        };
        var bench = new PoolBench(Pool(7) with { Autoscaler = perPod });
        bench.SetArrivals(70);
        bench.RunTo(At);
        bench.SetArrivals(140);
        bench.RunTo(1_400);

        PodArrival arrival = bench.Pool.Arrivals.Single();
        Assert.That((arrival.Pods, arrival.WantedBefore), Is.EqualTo((7, 7)));
        Assert.That(arrival.AskedAt, Is.EqualTo(bench.Pool.History.Single().At));
        Assert.That(arrival.AskedAt - arrival.SampledAt, Is.EqualTo(SimDuration.FromSeconds(30)));
    }

    private static PodArrival Arrival(int pods, double placed, double pulled, double ready, double serving) =>
        new()
        {
            Pods = pods,
            WantedBefore = 4,
            SampledAt = null,
            AskedAt = SimTime.FromSeconds(At),
            PlacedAt = SimTime.FromSeconds(placed),
            PulledAt = SimTime.FromSeconds(pulled),
            ReadyAt = SimTime.FromSeconds(ready),
            ServingAt = SimTime.FromSeconds(serving),
        };

    private static PoolSpec Pool(int replicas) =>
        SmallPlatform.Pool("par-api", 0) with
        {
            Replicas = replicas,
            Life = new PodLife(SimDuration.FromSeconds(30), SimDuration.FromSeconds(12), ReadinessProbe.Default),
            Nodes = [new NodeSpec(MachineType.Parse("n2-standard-8"), 1, 3, SimDuration.FromSeconds(100), 0)],
        };

    private static PoolBench Run(PoolSpec spec)
    {
        var bench = new PoolBench(spec);
        bench.RunTo(At);
        return bench;
    }
}
