using Sim.Core.Models.Faults;
using Sim.Core.Models.Platform;
using Sim.Core.Quantities;
using Sim.Core.Scaling;

namespace Sim.Core.Tests.Models.Pools;

/// <summary>
/// Pods of one core on n2-standard-8 nodes: 8,000 millicores less 60 + 10 + 2 * 5 + 4 * 2.5 = 90 leave 7,910, which is
/// seven pods a node. The cluster autoscaler looks every 10 s; a node takes 100 s.
/// </summary>
public sealed class NodeProvisioningTests
{
    private const double At = 1_005;

    [Test]
    public void There_are_as_many_nodes_as_the_first_pods_need()
    {
        Assert.That(new PoolBench(Pool(7)).Pool.Nodes, Is.EqualTo(1));
        Assert.That(new PoolBench(Pool(8)).Pool.Nodes, Is.EqualTo(2));
        Assert.That(new PoolBench(Pool(8)).Pool.Serving, Is.EqualTo(8));
    }

    // Three pods find room at once and serve after 20 + 10 s. The other two wait for the look at 1,010 s, the node at
    // 1,110 s, and serve at 1,140 s.
    [Test]
    public void Pods_without_room_wait_for_a_node()
    {
        PoolBench bench = Run(Pool(4));
        bench.Pool.SetReplicas(9);

        bench.RunTo(1_109);
        Assert.That(bench.Pool.Nodes, Is.EqualTo(1));
        bench.RunTo(1_200);

        Assert.That(bench.Pool.Nodes, Is.EqualTo(2));
        Assert.That(bench.Sizes(), Is.EqualTo(new[] { (0.0, 4), (At + 30, 7), (1_140, 9) }));
    }

    // One node for 1,200 s, and from 1,110 s on a second one.
    [Test]
    public void Hours_of_nodes_are_summed_from_their_readiness_on()
    {
        PoolBench bench = Run(Pool(4));
        bench.Pool.SetReplicas(9);
        bench.RunTo(1_200);

        Assert.That(bench.Pool.NodeHours(0), Is.EqualTo(1_290 / 3_600.0).Within(1e-9));
    }

    [Test]
    public void A_node_that_has_been_asked_for_is_not_asked_for_again()
    {
        PoolBench bench = Run(Pool(7));
        bench.Pool.SetReplicas(10);
        bench.RunTo(1_050);
        bench.Pool.SetReplicas(14);

        bench.RunTo(1_400);

        Assert.That(bench.Pool.Nodes, Is.EqualTo(2));
        Assert.That(bench.Pool.Serving, Is.EqualTo(14));
    }

    // At most three nodes: 21 pods serve, the others stay pending.
    [Test]
    public void The_largest_number_of_nodes_limits_the_pool()
    {
        PoolBench bench = Run(Pool(7));
        bench.Pool.SetReplicas(30);

        bench.RunTo(2_000);

        Assert.That((bench.Pool.Nodes, bench.Pool.Serving, bench.Pool.Desired), Is.EqualTo((3, 21, 30)));
    }

    // Empty since 1,005 s, seen empty first at 1,010 s, given back when that is 10 min ago.
    [Test]
    public void An_empty_node_is_given_back_after_ten_minutes()
    {
        PoolBench bench = Run(Pool(14));
        bench.Pool.SetReplicas(7);

        bench.RunTo(1_609);
        Assert.That(bench.Pool.Nodes, Is.EqualTo(2));
        bench.RunTo(1_610);
        Assert.That(bench.Pool.Nodes, Is.EqualTo(1));
    }

    [Test]
    public void The_smallest_number_of_nodes_stays()
    {
        PoolBench bench = Run(Pool(14, minNodes: 2));
        bench.Pool.SetReplicas(1);

        bench.RunTo(7_200);

        Assert.That(bench.Pool.Nodes, Is.EqualTo(2));
    }

    // Two nodes are asked for; when the second comes first, it takes the first seven pods.
    //   1,005 s  21 pods wanted         node 0: 7   node 2: 7   node 1: 7
    //   2,000 s  10 wanted              node 0: 7   node 2: 3   node 1: 0
    //   2,100 s  12 wanted              node 0: 7   node 2: 3   node 1: 2    the oldest node with room takes new pods
    // Node 1, a quarter full, can be emptied onto node 2: after ten minutes its two pods begin again there, 30 s later
    // they serve. When the first node comes first, node 2 is the empty one and nothing moves.
    [Test]
    public void Pods_of_a_node_that_leaves_begin_again_elsewhere()
    {
        int moved = 0;
        for (ulong seed = 1; seed <= 20; seed++)
        {
            PoolBench bench = Run(Pool(7, sigma: 0.5), seed);
            bench.Pool.SetReplicas(21);
            bench.RunTo(2_000);
            Assert.That(bench.Pool.Serving, Is.EqualTo(21), $"seed {seed}");
            bench.Pool.SetReplicas(10);
            bench.RunTo(2_100);
            bench.Pool.SetReplicas(12);
            bench.RunTo(2_200);
            int changes = bench.Sizes().Count;
            bench.RunTo(4_000);

            (double At, int Serving)[] later = [.. bench.Sizes().Skip(changes)];
            if (later.Length > 0)
            {
                moved++;
                Assert.That(later.Select(size => size.Serving), Is.EqualTo(new[] { 10, 12 }), $"seed {seed}");
                Assert.That(later[1].At - later[0].At, Is.EqualTo(30));
            }
            Assert.That((bench.Pool.Nodes, bench.Pool.Serving), Is.EqualTo((2, 12)), $"seed {seed}");
        }
        Assert.That(moved, Is.InRange(1, 19), "either node comes first in some of the runs");
    }

    // 21 pods wanted need two nodes more, asked for at 1,010 s and refused; at the next scan, 1,020 s, the group backs
    // off for 5 min, to 1,320 s. Refused again, it backs off from 1,330 s for 10 min, to 1,930 s: the stock-out has
    // ended at 1,500 s, and the nodes come 100 s later; pods serve after 30 s more.
    [Test]
    public void Nodes_that_are_out_of_stock_are_asked_for_again_after_a_back_off()
    {
        PoolBench bench = new(Pool(7), 1, StockOut(Component.All, 495));
        bench.RunTo(At);
        bench.Pool.SetReplicas(21);
        bench.RunTo(2_029);
        Assert.That(bench.Pool.Nodes, Is.EqualTo(1));
        bench.RunTo(2_100);

        Assert.That(bench.Sizes().Where(size => size.Serving > 14), Is.EqualTo(new[] { (2_030.0 + 30, 21) }));
    }

    // Each group takes seven pods a node; machines with twice the memory waste more of it, so the first is asked first.
    // It is out of stock: refused at 1,010 s, and left out at 1,020 s, where the other one grows instead; its node
    // comes at 1,120 s.
    [Test]
    public void Another_group_grows_where_one_is_out_of_stock()
    {
        PoolSpec one = Pool(7);
        NodeSpec group = one.Nodes[0];
        PoolSpec two = one with
        {
            Nodes =
            [
                group with
                {
                    Name = "a",
                },
                group with
                {
                    Name = "b",
                    Machine = MachineType.Parse("n2-highmem-8"),
                    Min = 0,
                },
            ],
        };
        PoolBench bench = new(two, 1, StockOut(0, 495));
        bench.RunTo(At);
        bench.Pool.SetReplicas(14);
        bench.RunTo(1_119);
        Assert.That(bench.Pool.Nodes, Is.EqualTo(1));
        bench.RunTo(1_300);

        Assert.That(bench.Sizes(), Is.EqualTo(new[] { (0.0, 7), (1_120 + 30, 14) }));
    }

    // A node that takes 20 min is given up after 15: the scan at 1,920 s is the first after 1,010 + 900 s. The group
    // then backs off for 5 min, and asks again at 2,220 s; that node is given up, too.
    [Test]
    public void A_node_that_takes_too_long_is_given_up()
    {
        PoolSpec slow = Pool(7) with { Nodes = [Pool(7).Nodes[0] with { Start = SimDuration.FromMinutes(20) }] };
        PoolBench bench = Run(slow);
        bench.Pool.SetReplicas(8);
        bench.RunTo(3_000);

        Assert.That((bench.Pool.Nodes, bench.Pool.Serving), Is.EqualTo((1, 7)));
    }

    private static FaultSpec StockOut(int group, double seconds) =>
        new(
            new Component(ComponentKind.Nodes, SmallPlatform.SitePool, group),
            new FaultMode(FaultKind.StockOut),
            1,
            SimTime.FromSeconds(At),
            SimDuration.FromSeconds(seconds)
        );

    private static PoolSpec Pool(int replicas, int minNodes = 1, double sigma = 0) =>
        SmallPlatform.Pool("par-api", 0) with
        {
            Replicas = replicas,
            Nodes =
            [
                new NodeSpec(MachineType.Parse("n2-standard-8"), minNodes, 3, SimDuration.FromSeconds(100), sigma),
            ],
        };

    private static PoolBench Run(PoolSpec spec, ulong seed = 1)
    {
        var bench = new PoolBench(spec, seed);
        bench.RunTo(At);
        return bench;
    }
}
