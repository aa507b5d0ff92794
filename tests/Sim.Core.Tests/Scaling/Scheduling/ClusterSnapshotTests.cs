using Sim.Core.Quantities;
using Sim.Core.Routing;
using Sim.Core.Scaling.Scheduling;

namespace Sim.Core.Tests.Scaling.Scheduling;

/// <summary>Which node takes a pod; nodes have 4 cores and 16 GB unless a test says otherwise.</summary>
public sealed class ClusterSnapshotTests
{
    private static readonly Dictionary<string, string> s_unlabeled = [];

    private static PodSpec Pod(long cpuMilli = 1000, double gigabytes = 4, string workload = "web") =>
        new() { Workload = workload, Requests = new ResourceList(cpuMilli, new ByteSize(gigabytes * 1e9)) };

    private static ClusterNode Node(string name, string? zone = null, params PodSpec[] pods) =>
        new()
        {
            Name = name,
            Allocatable = new ResourceList(4000, new ByteSize(16e9)),
            Labels = zone is null ? s_unlabeled : new Dictionary<string, string> { [NodeLabels.Zone] = zone },
            Pods = pods,
        };

    private static ClusterNode Tainted(string name, Taint taint) => Node(name) with { Taints = [taint] };

    private static PodSpec[] Times(int count, PodSpec pod) => Enumerable.Repeat(pod, count).ToArray();

    [Test]
    public void Where_no_node_takes_a_pod_the_reasons_are_counted_as_the_scheduler_counts_them()
    {
        PodSpec large = Pod(3000);
        ClusterSnapshot cluster = new([
            Node("a", null, Pod(2000)),
            Tainted("b", Taint.Gpu),
            Node("c", null, Pod(2000)),
            Tainted("d", Taint.Gpu),
            Node("e", null, Pod(2000)),
        ]);
        Explanation why = new();

        Assert.That(cluster.Schedule(large, SchedulingProfile.Balanced, 0, why), Is.EqualTo(-1));
        Assert.That(
            why.Steps.Single().Reason,
            Is.EqualTo(
                "0/5 nodes are available: 2 node(s) had untolerated taint {nvidia.com/gpu: present},"
                    + " 3 Insufficient cpu."
            )
        );
    }

    [Test]
    public void A_node_may_lack_several_resources_at_once()
    {
        ClusterSnapshot cluster = new([Node("a") with { MaxPods = 0 }]);
        PodSpec huge = Pod(5000, 17) with { Requests = new ResourceList(5000, new ByteSize(17e9), Gpus: 1) };

        Assert.That(
            cluster.WhyUnschedulable(huge),
            Is.EqualTo(
                "0/1 nodes are available: 1 Insufficient cpu, 1 Insufficient memory, 1 Insufficient nvidia.com/gpu,"
                    + " 1 Too many pods."
            )
        );
    }

    // Node a has half of everything taken: with the pod 75 %, so 25 points of LeastAllocated and 75 of MostAllocated;
    // node b 25 %, so 75 and 25. CPU and memory are balanced on both (100). The wishes of spreading by node and zone
    // count nothing yet (2 x 100), and no taint is disliked (3 x 100).
    [TestCase(SchedulingProfile.Balanced, "b", 25 + 100 + 500, 75 + 100 + 500)]
    [TestCase(SchedulingProfile.OptimizeUtilization, "a", 75 + 500, 25 + 500)]
    public void The_profile_decides_between_the_emptier_and_the_fuller_node(
        SchedulingProfile profile,
        string chosen,
        int pointsOfA,
        int pointsOfB
    )
    {
        ClusterSnapshot cluster = new([Node("a", null, Pod(2000, 8, "other")), Node("b")]);
        Explanation why = new();

        int node = cluster.Schedule(Pod(), profile, 0, why);

        Assert.That(cluster.Node(node).Name, Is.EqualTo(chosen));
        Assert.That(
            why.Steps.Where(step => step.Rule == "score").Select(step => step.Reason),
            Is.EqualTo(new[] { $"{pointsOfA}", $"{pointsOfB}" })
        );
    }

    [Test]
    public void A_pod_without_requests_counts_in_the_score_as_a_tenth_of_a_core_and_200_mebibytes()
    {
        PodSpec unstated = new() { Workload = "other" };
        ClusterSnapshot cluster = new([Node("a", null, unstated), Node("b")]);
        Explanation why = new();

        cluster.Schedule(new PodSpec { Workload = "web" }, SchedulingProfile.Balanced, 0, why);

        // Two such pods on a: 200 of 4000 and 0.42 of 16 GB leave 95 % and 97 %, together 96; one on b: 97 % and 98 %,
        // together 97. What is requested is nothing, and so balanced.
        Assert.That(
            why.Steps.Where(step => step.Rule == "score").Select(step => step.Reason),
            Is.EqualTo(new[] { $"{96 + 100 + 500}", $"{97 + 100 + 500}" })
        );
        cluster.Unbind(unstated, 0);
        Assert.That(cluster.Schedule(unstated, SchedulingProfile.Balanced, 0), Is.Zero);
    }

    [TestCase(0.0, 0)]
    [TestCase(0.33, 0)]
    [TestCase(0.34, 1)]
    [TestCase(0.99, 2)]
    public void Among_equal_nodes_the_draw_decides(double draw, int expected)
    {
        ClusterSnapshot cluster = new([Node("a"), Node("b"), Node("c")]);

        Assert.That(cluster.Schedule(Pod(), SchedulingProfile.Balanced, draw), Is.EqualTo(expected));
    }

    [TestCase(null, null, null, true)]
    [TestCase("pool", null, null, true)]
    [TestCase("pool", "batch", null, true)]
    [TestCase("pool", "batch", TaintEffect.NoSchedule, true)]
    [TestCase("pool", "web", null, false)]
    [TestCase("gpu", null, null, false)]
    [TestCase(null, null, TaintEffect.NoExecute, false)]
    public void A_toleration_matches_key_value_and_effect_where_it_states_them(
        string? key,
        string? value,
        TaintEffect? effect,
        bool scheduled
    )
    {
        ClusterSnapshot cluster = new([Tainted("a", new Taint("pool", "batch"))]);
        PodSpec pod = Pod() with { Tolerations = [new Toleration(key, value, effect)] };

        Assert.That(cluster.Schedule(pod, SchedulingProfile.Balanced, 0), Is.EqualTo(scheduled ? 0 : -1));
    }

    [Test]
    public void A_taint_that_is_only_preferred_gives_way_when_there_is_no_other_node()
    {
        ClusterNode disliked = Tainted("a", new Taint("old", "", TaintEffect.PreferNoSchedule));

        Assert.That(
            new ClusterSnapshot([disliked, Node("b")]).Schedule(Pod(), SchedulingProfile.Balanced, 0),
            Is.EqualTo(1)
        );
        Assert.That(new ClusterSnapshot([disliked]).Schedule(Pod(), SchedulingProfile.Balanced, 0), Is.EqualTo(0));
    }

    [Test]
    public void A_required_spread_counts_the_pods_of_the_workload_by_zone()
    {
        PodSpec pod = Pod(100, 0.1) with { SpreadConstraints = [new(1, NodeLabels.Zone, IsRequired: true)] };
        // Zone a has 2 pods on 2 nodes, b has 1 and c 1: a third in a is 3 - 1 = 2 more than the least, a second in b
        // 1.
        ClusterSnapshot cluster = new([
            Node("a1", "a", pod),
            Node("a2", "a", pod, Pod(workload: "other")),
            Node("b1", "b", pod, Pod(3500, 1, "other")),
            Node("c1", "c", pod, Pod(4000, 1, "other")),
        ]);

        Assert.That(cluster.Schedule(pod, SchedulingProfile.Balanced, 0), Is.EqualTo(2));
        cluster.Bind(pod, 2);
        // Now b has 2 as well, and c has no room: nothing is left.
        Assert.That(
            cluster.WhyUnschedulable(pod),
            Is.EqualTo(
                "0/4 nodes are available: 1 Insufficient cpu, 3 node(s) didn't match pod topology spread constraints."
            )
        );
    }

    [Test]
    public void A_node_without_the_label_takes_no_pod_that_must_be_spread_by_it()
    {
        PodSpec pod = Pod() with { SpreadConstraints = [new(1, NodeLabels.Zone, IsRequired: true)] };

        Assert.That(
            new ClusterSnapshot([Node("a")]).WhyUnschedulable(pod),
            Is.EqualTo(
                "0/1 nodes are available: 1 node(s) didn't match pod topology spread constraints"
                    + " (missing required label)."
            )
        );
    }

    [Test]
    public void Nodes_that_the_selector_excludes_do_not_hold_the_spread_back()
    {
        PodSpec pod = Pod(100, 0.1) with
        {
            SpreadConstraints = [new(1, NodeLabels.Zone, IsRequired: true)],
            NodeSelector = new Dictionary<string, string> { [NodeLabels.Zone] = "a" },
        };
        // Zone b is empty and would be the least, but the pod may not go there.
        ClusterSnapshot cluster = new([Node("a1", "a", pod, pod), Node("b1", "b")]);

        Assert.That(cluster.Schedule(pod, SchedulingProfile.Balanced, 0), Is.EqualTo(0));
    }

    [Test]
    public void A_wished_spread_only_counts_in_the_score()
    {
        PodSpec pod = Pod(100, 0.4) with { SpreadConstraints = [new(1, NodeLabels.Zone, IsRequired: false)] };
        // ln(2 + 2 zones) = 1.386: zone a has 3 pods, 4.16 -> 4, zone b has 1, 1.39 -> 1. Of 100 points b gets
        // 100 x (4 + 1 - 1) / 4 = 100 and a 100 x (4 + 1 - 4) / 4 = 25; twice. Taints 300. Resources of a with four
        // pods: 400 / 4000 and 1.6 / 16 are 90 points and 100 of balance; of b with two: 95 and 100.
        ClusterSnapshot cluster = new([Node("a1", "a", Times(3, pod)), Node("b1", "b", pod)]);
        Explanation why = new();

        cluster.Schedule(pod, SchedulingProfile.Balanced, 0, why);

        Assert.That(
            why.Steps.Where(step => step.Rule == "score").Select(step => step.Reason),
            Is.EqualTo(new[] { $"{50 + 300 + 90 + 100}", $"{200 + 300 + 95 + 100}" })
        );
    }

    [Test]
    public void Binding_takes_room_and_unbinding_gives_it_back()
    {
        ClusterSnapshot cluster = new([Node("a")]);
        ClusterSnapshot copy = cluster.Clone();

        cluster.Bind(Pod(4000, 16), 0);
        Assert.That(cluster.Schedule(Pod(), SchedulingProfile.Balanced, 0), Is.EqualTo(-1));
        Assert.That(copy.Free(0), Is.EqualTo(new ResourceList(4000, new ByteSize(16e9))));

        cluster.Unbind(Pod(4000, 16), 0);
        Assert.That(cluster.Free(0), Is.EqualTo(copy.Free(0)));
    }
}
