using Sim.Core.Quantities;
using Sim.Core.Routing;
using Sim.Core.Scaling.NodeGroups;
using Sim.Core.Scaling.Scheduling;
using static Sim.Core.Tests.Scaling.NodeGroups.Cluster;

namespace Sim.Core.Tests.Scaling.NodeGroups;

/// <summary>Nodes of 8 cores and 32 GB; the first one is three quarters or more full and takes what is moved.</summary>
public sealed class ScaleDownTests
{
    private static readonly NodeGroup s_pool = Group("pool", max: 20);

    private static readonly ClusterAutoscalerFlags s_atOnce = new() { UnneededTime = SimDuration.Zero };

    private static readonly PodSpec[] s_threeQuarters = [Pod(6, workload: "other")];

    private static ClusterDecision Scan(
        double minutes,
        ref ClusterState state,
        ClusterAutoscalerFlags flags,
        params PodSpec[][] pods
    ) => Decide(At(60 * minutes) with { Nodes = Nodes(s_pool, pods) }, ref state, [s_pool], flags);

    [Test]
    public void A_node_goes_after_ten_minutes_in_which_its_pods_would_have_fit_elsewhere()
    {
        ClusterAutoscalerFlags flags = new();
        ClusterState state = default;
        PodSpec[][] pods = [s_threeQuarters, [Pod(2)], [Pod(8)]];

        Assert.That(Scan(0, ref state, flags, pods).Removals, Is.Empty);
        Assert.That(Scan(9.9, ref state, flags, pods).Removals, Is.Empty);
        ClusterDecision ripe = Scan(10, ref state, flags, pods);

        Assert.That(Removed(ripe), Is.EqualTo(new[] { "pool-1" }));
        Assert.That(ripe.Removals[0].Evict, Has.Count.EqualTo(1));
        Assert.That(state.LastDelete, Is.EqualTo(SimTime.FromSeconds(600)));
    }

    [Test]
    public void Being_needed_once_starts_the_ten_minutes_anew()
    {
        ClusterAutoscalerFlags flags = new();
        ClusterState state = default;

        Scan(0, ref state, flags, s_threeQuarters, [Pod(2)]);
        Scan(5, ref state, flags, [Pod(7)], [Pod(2)]);
        Assert.That(state.Unneeded, Is.Empty);
        Scan(6, ref state, flags, s_threeQuarters, [Pod(2)]);

        Assert.That(Scan(15, ref state, flags, s_threeQuarters, [Pod(2)]).Removals, Is.Empty);
        Assert.That(Scan(16, ref state, flags, s_threeQuarters, [Pod(2)]).Removals, Has.Count.EqualTo(1));
    }

    // With the daemon sets' core: 4 / 8 is the threshold itself, 3.9 / 8 is below it; 16 of 32 GB are at it too.
    [TestCase(3.0, 0, false)]
    [TestCase(2.9, 0, true)]
    [TestCase(1.0, 16, false)]
    [TestCase(1.0, 15, true)]
    public void The_larger_share_of_cpu_and_memory_counts_with_daemon_sets(double cores, double gigabytes, bool goes)
    {
        PodSpec daemon = Pod(1, workload: "logs") with { IsDaemonSet = true };
        NodeGroup group = s_pool with { Template = s_pool.Template with { Pods = [daemon] } };
        ClusterState state = default;
        ClusterObservation observation = At(0) with { Nodes = Nodes(group, [Pod(4)], [Pod(cores, gigabytes)]) };

        string[] removed = Removed(Decide(observation, ref state, [group], s_atOnce));

        Assert.That(removed, Is.EqualTo(goes ? new[] { "pool-1" } : []));
    }

    [Test]
    public void A_node_with_nothing_but_daemon_sets_is_empty()
    {
        PodSpec daemon = Pod(1, workload: "logs") with { IsDaemonSet = true, IsSafeToEvict = false };
        ClusterState state = default;

        ClusterDecision decision = Scan(0, ref state, s_atOnce, [Pod(8)], [daemon]);

        Assert.That(Removed(decision), Is.EqualTo(new[] { "pool-1" }));
        Assert.That(decision.Removals[0].Evict, Is.Empty);
    }

    [Test]
    public void On_nodes_with_gpus_only_the_gpus_count()
    {
        NodeGroup gpu = Group("gpu") with
        {
            Capacity = Amounts(8, 32, gpus: 2),
            Template = Group("gpu").Template with { Allocatable = Amounts(8, 32, gpus: 2) },
        };
        PodSpec training = Pod(1) with { Requests = Amounts(1, 1, gpus: 1) };
        ClusterState state = default;
        ClusterObservation observation = At(0) with
        {
            // 7 of 8 cores and no GPU: 0 %. One core and one of two GPUs: 50 %.
            Nodes = [.. Nodes(s_pool, [Pod(1)], [Pod(4)]), .. Nodes(gpu, [Pod(3), Pod(4)], [training])],
        };

        ClusterDecision decision = Decide(observation, ref state, [s_pool with { Min = 2 }, gpu], s_atOnce);

        Assert.That(Removed(decision), Is.EqualTo(new[] { "gpu-0" }));
    }

    [Test]
    public void A_pod_that_must_not_be_evicted_keeps_its_node()
    {
        ClusterState state = default;
        Explanation why = new();
        PodSpec stuck = Pod(1, workload: "queue") with { IsSafeToEvict = false };

        ClusterDecision decision = Decide(
            At(0) with
            {
                Nodes = Nodes(s_pool, s_threeQuarters, [stuck]),
            },
            ref state,
            [s_pool],
            s_atOnce,
            why: why
        );

        Assert.That(decision.Removals, Is.Empty);
        Assert.That(
            why.ToString(),
            Is.EqualTo(
                """
                - node pool-0: needed (utilization 75% is not below 50%)
                - node pool-1: needed (a pod of queue is not safe to evict)

                """
            )
        );
    }

    [TestCase(0, 0)]
    [TestCase(1, 1)]
    [TestCase(2, 2)]
    [TestCase(null, 2)]
    public void A_disruption_budget_is_spent_by_the_nodes_that_are_drained(int? allowed, int drained)
    {
        ClusterAutoscalerFlags flags = s_atOnce with { MaxDrainParallelism = 10 };
        ClusterState state = default;
        Dictionary<string, int> budgets = [];
        if (allowed is int disruptions)
        {
            budgets.Add("web", disruptions);
        }
        ClusterObservation observation = At(0) with
        {
            Nodes = Nodes(s_pool, s_threeQuarters, [Pod(1)], [Pod(1)]),
            DisruptionsAllowed = budgets,
        };

        Assert.That(Decide(observation, ref state, [s_pool], flags).Removals, Has.Count.EqualTo(drained));
    }

    [TestCase(10, 10, 0)]
    [TestCase(20, 11, 1)]
    public void Empty_nodes_go_in_bulk_and_one_is_drained_at_once(int parallelism, int empty, int drained)
    {
        ClusterAutoscalerFlags flags = s_atOnce with { MaxScaleDownParallelism = parallelism };
        ClusterState state = default;

        ClusterDecision decision = Scan(
            0,
            ref state,
            flags,
            [s_threeQuarters, [Pod(1)], [Pod(1)], .. Enumerable.Repeat(Array.Empty<PodSpec>(), 11)]
        );

        Assert.That(decision.Removals.Count(removal => removal.Evict.Count == 0), Is.EqualTo(empty));
        Assert.That(decision.Removals.Count(removal => removal.Evict.Count > 0), Is.EqualTo(drained));
        Assert.That(decision.Removals[0].Node, Is.EqualTo("pool-3"));
    }

    [Test]
    public void Each_group_keeps_its_own_minimum()
    {
        NodeGroup a = Group("a") with { Min = 2 };
        NodeGroup b = Group("b");
        ClusterState state = default;
        ClusterObservation observation = At(0) with { Nodes = [.. Nodes(a, [], [], []), .. Nodes(b, [], [])] };

        Assert.That(
            Removed(Decide(observation, ref state, [a, b], s_atOnce)),
            Is.EqualTo(new[] { "a-0", "b-0", "b-1" })
        );
    }

    [Test]
    public void Nothing_goes_for_a_while_after_an_addition_a_removal_or_a_failure()
    {
        ClusterAutoscalerFlags flags = s_atOnce with { DelayAfterDelete = SimDuration.FromMinutes(1) };
        ClusterState state = default;

        Decide(At(0) with { PendingPods = [Pod(8)] }, ref state, [s_pool], flags);
        Assert.That(Scan(9.9, ref state, flags, [], []).Removals, Is.Empty);
        Assert.That(
            Scan(
                10,
                ref state,
                flags,
                [
                    [],
                ]
            ).Removals,
            Has.Count.EqualTo(1)
        );
        Assert.That(
            Scan(
                10.9,
                ref state,
                flags,
                [
                    [],
                ]
            ).Removals,
            Is.Empty
        );
        Assert.That(
            Scan(
                11,
                ref state,
                flags,
                [
                    [],
                ]
            ).Removals,
            Has.Count.EqualTo(1)
        );

        ClusterObservation failed = At(1200) with
        {
            Nodes = Nodes(
                s_pool,
                [
                    [],
                ]
            ),
            HasScaleDownFailed = true,
        };
        Assert.That(Decide(failed, ref state, [s_pool], flags).Removals, Is.Empty);
        Assert.That(
            Scan(
                22.9,
                ref state,
                flags,
                [
                    [],
                ]
            ).Removals,
            Is.Empty
        );
        Assert.That(
            Scan(
                23,
                ref state,
                flags,
                [
                    [],
                ]
            ).Removals,
            Has.Count.EqualTo(1)
        );
    }

    [Test]
    public void Pods_do_not_move_to_nodes_that_they_do_not_tolerate()
    {
        NodeGroup gpu = Group("gpu") with { Min = 1, Template = Group("gpu").Template with { Taints = [Taint.Gpu] } };
        ClusterState state = default;
        ClusterObservation observation = At(0) with
        {
            Nodes =
            [
                .. Nodes(s_pool, [Pod(1)]),
                .. Nodes(
                    gpu,
                    [
                        [],
                    ]
                ),
            ],
        };

        Assert.That(Decide(observation, ref state, [s_pool, gpu], s_atOnce).Removals, Is.Empty);
        Assert.That(state.Unneeded.Select(node => node.Node), Is.EqualTo(new[] { "gpu-0" }));
    }

    [Test]
    public void A_node_that_a_pending_pod_is_about_to_take_stays()
    {
        ClusterState state = default;
        ClusterObservation observation = At(0) with { Nodes = Nodes(s_pool, [], []), PendingPods = [Pod(1)] };

        Assert.That(Removed(Decide(observation, ref state, [s_pool], s_atOnce)), Is.EqualTo(new[] { "pool-1" }));
    }

    [Test]
    public void A_node_of_no_group_takes_pods_and_never_goes()
    {
        ClusterState state = default;
        GroupNode manual = new(s_pool.Template with { Name = "manual" }, GroupId: null);
        ClusterObservation observation = At(0) with { Nodes = [manual, .. Nodes(s_pool, [Pod(3)])] };

        Assert.That(Removed(Decide(observation, ref state, [s_pool], s_atOnce)), Is.EqualTo(new[] { "pool-0" }));
    }

    [Test]
    public void A_node_that_would_receive_pods_stays()
    {
        ClusterAutoscalerFlags flags = s_atOnce with { MaxDrainParallelism = 10 };
        ClusterState state = default;

        // The pod of node 0 moves to node 1, that of node 2 too.
        Assert.That(
            Removed(Scan(0, ref state, flags, [Pod(2)], [Pod(2)], [Pod(2)])),
            Is.EqualTo(new[] { "pool-0", "pool-2" })
        );
    }
}
