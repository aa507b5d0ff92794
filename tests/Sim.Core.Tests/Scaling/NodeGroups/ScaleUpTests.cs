using Sim.Core.Quantities;
using Sim.Core.Routing;
using Sim.Core.Scaling.NodeGroups;
using Sim.Core.Scaling.NodeGroups.Expanders;
using Sim.Core.Scaling.Scheduling;
using static Sim.Core.Tests.Scaling.NodeGroups.Cluster;

namespace Sim.Core.Tests.Scaling.NodeGroups;

public sealed class ScaleUpTests
{
    [TestCase(7, 0, "pool 0->2")] // 4 pods of 2 cores to a node of 8: 4 + 3
    [TestCase(8, 0, "pool 0->2")]
    [TestCase(9, 0, "pool 0->3")]
    [TestCase(9, 2, "pool 2->3")] // eight of them have nodes on their way
    [TestCase(400, 0, "pool 0->10")] // the maximum
    public void Pending_pods_are_packed_on_upcoming_nodes_first_and_then_on_new_ones(
        int pending,
        int upcoming,
        string expected
    )
    {
        ClusterState state = default;
        ClusterObservation observation = At(0) with
        {
            PendingPods = Times(pending, Pod(2)),
            Upcoming = [.. Enumerable.Range(0, upcoming).Select(id => new UpcomingNode(id, "pool", SimTime.Zero))],
        };

        Assert.That(Resizes(Decide(observation, ref state, [Group("pool")])), Is.EqualTo(new[] { expected }));
    }

    [Test]
    public void Pods_that_find_room_on_upcoming_nodes_ask_for_nothing()
    {
        ClusterState state = default;
        ClusterObservation observation = At(0) with
        {
            PendingPods = Times(4, Pod(2)),
            Upcoming = [new UpcomingNode(0, "pool", SimTime.Zero)],
        };

        Assert.That(Decide(observation, ref state, [Group("pool")]).Resizes, Is.Empty);
        Assert.That(state.LastAdd, Is.Null);
    }

    [Test]
    public void The_explanation_reads_like_the_event()
    {
        ClusterState state = default;
        Explanation why = new();

        Decide(At(0) with { PendingPods = Times(3, Pod(4)) }, ref state, [Group("pool")], why: why);

        Assert.That(
            why.ToString(),
            Is.EqualTo(
                """
                  group pool: option (2 nodes for 3 pods)
                = group pool: best option (of 1, 1 left to the draw)
                = 3 pods: TriggeredScaleUp ([{pool 0->2 (max: 10)}])

                """
            )
        );
        Assert.That(state.LastAdd, Is.EqualTo(SimTime.Zero));
        Assert.That(state.Growing, Is.EqualTo(new[] { "pool" }));
    }

    [Test]
    public void What_no_group_can_help_is_reported_with_the_reasons_of_all_groups()
    {
        NodeGroup full = Group("full", max: 0);
        NodeGroup gpu = Group("gpu") with { Template = Group("gpu").Template with { Taints = [Taint.Gpu] } };
        ClusterState state = default;
        Explanation why = new();

        ClusterDecision decision = Decide(
            At(0) with
            {
                PendingPods = [Pod(16)],
            },
            ref state,
            [Group("a"), Group("b"), full, gpu],
            why: why
        );

        Assert.That(decision.Unhelped, Has.Count.EqualTo(1));
        Assert.That(
            why.Steps.Single(step => step.Rule == "NotTriggerScaleUp").Reason,
            Is.EqualTo(
                "1 max node group size reached, 1 node(s) had untolerated taint {nvidia.com/gpu: present},"
                    + " 2 Insufficient cpu"
            )
        );
    }

    [Test]
    public void A_pod_with_a_gpu_brings_a_node_of_the_group_that_has_them()
    {
        NodeGroup gpu = Group("gpu") with
        {
            Capacity = Amounts(8, 32, gpus: 2),
            Template = Group("gpu").Template with { Allocatable = Amounts(8, 32, gpus: 2), Taints = [Taint.Gpu] },
        };
        PodSpec pod = Pod(1) with
        {
            Requests = Amounts(1, 1, gpus: 1),
            Tolerations = [new Toleration("nvidia.com/gpu")],
        };
        ClusterState state = default;

        // Two to a node, whatever the cores allow.
        Assert.That(
            Resizes(Decide(At(0) with { PendingPods = Times(3, pod) }, ref state, [Group("cpu"), gpu])),
            Is.EqualTo(new[] { "gpu 0->2" })
        );
    }

    // 20 pods of 8 cores. Three nodes at once; 4 nodes in the cluster less the 2 there; 47 cores less the 2 x 8 there
    // are 31, room for three nodes more.
    [TestCase(3, 0, 0, "pool 2->5")]
    [TestCase(1000, 4, 0, "pool 2->4")]
    [TestCase(1000, 0, 47, "pool 2->5")]
    public void Limits_of_a_scan_and_of_the_cluster_cut_the_number_of_nodes(
        int perScaleUp,
        int total,
        int cores,
        string expected
    )
    {
        NodeGroup group = Group("pool", max: 100);
        ClusterAutoscalerFlags flags = new()
        {
            MaxNodesPerScaleUp = perScaleUp,
            MaxNodesTotal = total,
            MaxTotal = cores == 0 ? null : Amounts(cores, 10_000),
        };
        ClusterState state = default;
        ClusterObservation observation = At(0) with
        {
            Nodes = Nodes(group, [Pod(8)], [Pod(8)]),
            PendingPods = Times(20, Pod(8)),
        };

        Assert.That(Resizes(Decide(observation, ref state, [group], flags)), Is.EqualTo(new[] { expected }));
    }

    [Test]
    public void A_limit_of_the_cluster_that_is_reached_leaves_the_group_out()
    {
        ClusterState state = default;
        Explanation why = new();

        Decide(
            At(0) with
            {
                PendingPods = [Pod(1)],
            },
            ref state,
            [Group("pool")],
            new ClusterAutoscalerFlags { MaxTotal = Amounts(7, 31) },
            why: why
        );

        Assert.That(why.Steps[0].Reason, Is.EqualTo("max cluster cpu, memory limit reached"));
    }

    [Test]
    public void Groups_below_their_minimum_are_filled_up_where_the_flag_says_so()
    {
        NodeGroup group = Group("pool") with { Min = 3 };
        ClusterState state = default;
        ClusterState other = default;

        Assert.That(Resizes(Decide(At(0), ref state, [group])), Is.EqualTo(new[] { "pool 0->3" }));
        Assert.That(
            Decide(At(0), ref other, [group], new ClusterAutoscalerFlags { EnforceNodeGroupMinSize = false }).Resizes,
            Is.Empty
        );
    }

    // Sizes 1, 0 and 4; five nodes more. Each goes to the smallest group: b 1, then a and b by turns: a 3, b 3, c 4.
    [TestCase(0.0)]
    [TestCase(0.5)]
    [TestCase(0.9)]
    public void Zones_of_one_pool_grow_to_like_sizes(double draw)
    {
        NodeGroup[] zones = [Group("a", zone: "a"), Group("b", zone: "b"), Group("c", zone: "c")];
        ClusterState state = default;
        ClusterObservation observation = At(0) with
        {
            Nodes = [.. Nodes(zones[0], [Pod(8)]), .. Nodes(zones[2], [Pod(8)], [Pod(8)], [Pod(8)], [Pod(8)])],
            PendingPods = Times(5, Pod(8)),
        };

        Assert.That(
            Resizes(Decide(observation, ref state, zones, draw: draw)),
            Is.EquivalentTo(new[] { "a 1->3", "b 0->3" })
        );
    }

    [Test]
    public void Groups_of_other_machines_do_not_share()
    {
        NodeGroup[] groups = [Group("a", zone: "a"), Group("b", zone: "b", gigabytes: 40)];
        ClusterState state = default;

        // Both need two nodes; b wastes memory.
        Assert.That(
            Resizes(Decide(At(0) with { PendingPods = Times(2, Pod(8)) }, ref state, groups)),
            Is.EqualTo(new[] { "a 0->2" })
        );
    }

    [Test]
    public void With_any_zone_those_with_free_machines_come_first()
    {
        NodeGroup[] zones = [Group("a", zone: "a"), Group("b", zone: "b"), Group("c", zone: "c")];
        ClusterState state = default;
        ClusterObservation observation = At(0) with
        {
            PendingPods = Times(6, Pod(8)),
            FreeMachines = new Dictionary<string, int>
            {
                ["a"] = 1,
                ["b"] = 4,
                ["c"] = 0,
            },
        };

        // Four of b, one of a; the sixth is asked for anyway, where there were most.
        Assert.That(
            Resizes(
                Decide(
                    observation,
                    ref state,
                    zones,
                    new ClusterAutoscalerFlags { LocationPolicy = LocationPolicy.Any }
                )
            ),
            Is.EquivalentTo(new[] { "a 0->1", "b 0->5" })
        );
    }

    [Test]
    public void A_required_spread_over_zones_brings_nodes_only_where_they_help()
    {
        PodSpec pod = Pod(8) with { SpreadConstraints = [new(1, NodeLabels.Zone, IsRequired: true)] };
        NodeGroup a = Group("a", zone: "a");
        NodeGroup b = Group("b", zone: "b", max: 1);
        ClusterAutoscalerFlags flags = new() { Expanders = [new MostPodsExpander()] };
        ClusterState state = default;
        ClusterObservation observation = At(0) with
        {
            Nodes = [.. Nodes(a, [pod]), .. Nodes(b, [pod])],
            PendingPods = Times(3, pod),
        };

        // Zone b is full: a second pod in a is 2 - 1 = 1 more than in b, a third would be 2.
        Assert.That(Resizes(Decide(observation, ref state, [a, b], flags)), Is.EqualTo(new[] { "a 1->2" }));
    }

    [Test]
    public void Nothing_is_decided_while_too_many_nodes_are_unready()
    {
        NodeGroup group = Group("pool");
        GroupNode[] nodes = Nodes(group, [], [], [], [], [], [], [], []);
        ClusterState state = new() { Unneeded = [new UnneededSince("pool-7", SimTime.Zero)] };
        ClusterObservation observation = At(0) with { PendingPods = Times(100, Pod(8)) };

        // 4 of 8 are more than 3 and more than 45 %; 3 of 8 are neither.
        GroupNode[] four = [.. nodes.Select((node, i) => node with { IsReady = i >= 4 })];
        GroupNode[] three = [.. nodes.Select((node, i) => node with { IsReady = i >= 3 })];
        Assert.That(Decide(observation with { Nodes = four }, ref state, [group]).Resizes, Is.Empty);
        Assert.That(state.Unneeded, Is.Empty);
        Assert.That(
            Resizes(Decide(observation with { Nodes = three }, ref state, [group])),
            Is.EqualTo(new[] { "pool 8->10" })
        );
    }

    [Test]
    public void Two_groups_of_one_id_and_crossed_bounds_are_refused()
    {
        ClusterState state = default;

        Assert.That(() => Decide(At(0), ref state, [Group("a"), Group("a")]), Throws.ArgumentException);
        Assert.That(() => Decide(At(0), ref state, [Group("a", max: 1) with { Min = 2 }]), Throws.ArgumentException);
    }
}
