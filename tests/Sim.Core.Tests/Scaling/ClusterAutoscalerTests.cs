using FsCheck;
using Sim.Core.Quantities;
using Sim.Core.Routing;
using Sim.Core.Scaling;

namespace Sim.Core.Tests.Scaling;

public sealed class ClusterAutoscalerTests
{
    // Three pods of 2 cores to a node of 7.91 cores.
    private static readonly NodePoolSpec s_spec = new()
    {
        Template = MachineType.Parse("n2-standard-8").Allocatable(),
        Min = 1,
        Max = 10,
    };

    private static readonly PodRequest s_pod = new(2000, new ByteSize(2e9));

    private static ReadOnlyMemory<PodRequest> Pods(int count) => Enumerable.Repeat(s_pod, count).ToArray();

    private static NodePoolObservation At(double minutes, int pending, int upcoming, params int[] podsOnNodes) =>
        new()
        {
            Now = SimTime.FromSeconds(60 * minutes),
            Nodes = podsOnNodes.Select((pods, id) => new NodeSample(id, Pods(pods))).ToArray(),
            UpcomingNodes = upcoming,
            PendingPods = Pods(pending),
        };

    [TestCase(7, 0, 3)] // 3 + 3 + 1
    [TestCase(7, 1, 2)] // the first three have a node on its way
    [TestCase(7, 3, 0)]
    [TestCase(40, 0, 8)] // 2 + 8 = the maximum
    public void Pending_pods_are_packed_on_upcoming_nodes_first_and_then_on_new_ones(
        int pending,
        int upcoming,
        int added
    )
    {
        ClusterAutoscalerState state = default;

        NodePoolDecision decision = ClusterAutoscaler.NodesWanted(s_spec, At(0, pending, upcoming, 3, 3), ref state);

        Assert.That(decision.Add, Is.EqualTo(added));
        Assert.That(decision.NodesWanted, Is.EqualTo(2 + upcoming + added));
        Assert.That(decision.Unplaced, Is.EqualTo(Math.Max(0, pending - 3 * (upcoming + added))));
        Assert.That(decision.Remove, Is.Empty);
    }

    [Test]
    public void Large_pods_are_packed_before_small_ones()
    {
        // 3 of 5 cores and 3 of 2.5: in this order three nodes of 7.91 cores, each with one of either; in the other
        // four.
        PodRequest large = new(5000, new ByteSize(1e9));
        PodRequest small = new(2500, new ByteSize(1e9));
        NodePoolObservation observation = new()
        {
            Now = SimTime.Zero,
            PendingPods = new[] { small, small, small, large, large, large },
        };
        ClusterAutoscalerState state = default;

        Assert.That(ClusterAutoscaler.NodesWanted(s_spec, observation, ref state).Add, Is.EqualTo(3));
    }

    [Test]
    public void A_pod_that_no_node_can_take_brings_no_node()
    {
        NodePoolObservation observation = new()
        {
            Now = SimTime.Zero,
            Nodes = new[] { new NodeSample(0, default) },
            PendingPods = new[] { new PodRequest(8000, ByteSize.Zero) },
        };
        ClusterAutoscalerState state = default;
        Explanation why = new();

        NodePoolDecision decision = ClusterAutoscaler.NodesWanted(s_spec, observation, ref state, why);

        Assert.That(decision.Add, Is.Zero);
        Assert.That(decision.Unplaced, Is.EqualTo(1));
        Assert.That(why.Steps[0].Rule, Is.EqualTo("no place"));
    }

    [Test]
    public void Daemon_sets_take_their_share_of_every_node()
    {
        NodePoolSpec spec = s_spec with { DaemonSets = new PodRequest(2000, new ByteSize(1e9)) };
        ClusterAutoscalerState state = default;

        // 7.91 - 2 = 5.91 cores: two pods to a node.
        Assert.That(ClusterAutoscaler.NodesWanted(spec, At(0, 4, 0), ref state).Add, Is.EqualTo(2));
    }

    [Test]
    public void A_node_goes_after_ten_minutes_in_which_its_pods_would_have_fit_elsewhere()
    {
        ClusterAutoscalerState state = default;

        // Node 1 has one pod: 2000 / 7910 = 25 %. Node 0 has room for one more pod, node 2 has none to spare.
        Assert.That(ClusterAutoscaler.NodesWanted(s_spec, At(0, 0, 0, 2, 1, 3), ref state).Remove, Is.Empty);
        Assert.That(ClusterAutoscaler.NodesWanted(s_spec, At(9.9, 0, 0, 2, 1, 3), ref state).Remove, Is.Empty);
        NodePoolDecision ripe = ClusterAutoscaler.NodesWanted(s_spec, At(10, 0, 0, 2, 1, 3), ref state);

        Assert.That(ripe.Remove, Is.EqualTo(new[] { 1 }));
        Assert.That(ripe.NodesWanted, Is.EqualTo(2));
    }

    [Test]
    public void Being_needed_once_starts_the_ten_minutes_anew()
    {
        ClusterAutoscalerState state = default;

        ClusterAutoscaler.NodesWanted(s_spec, At(0, 0, 0, 2, 1, 3), ref state);
        // At 5 min the other nodes are full: the pod of node 1 has nowhere to go.
        ClusterAutoscaler.NodesWanted(s_spec, At(5, 0, 0, 3, 1, 3), ref state);
        Assert.That(state.Unneeded, Is.Empty);

        ClusterAutoscaler.NodesWanted(s_spec, At(6, 0, 0, 2, 1, 3), ref state);
        Assert.That(ClusterAutoscaler.NodesWanted(s_spec, At(15, 0, 0, 2, 1, 3), ref state).Remove, Is.Empty);
        Assert.That(
            ClusterAutoscaler.NodesWanted(s_spec, At(16, 0, 0, 2, 1, 3), ref state).Remove,
            Is.EqualTo(new[] { 1 })
        );
    }

    [Test]
    public void Half_utilized_nodes_stay()
    {
        NodePoolSpec spec = s_spec with
        {
            Template = new NodeSpace(4000, new ByteSize(32e9), 110),
            UnneededTime = SimDuration.Zero,
        };
        ClusterAutoscalerState state = default;

        // 2000 / 4000 is the threshold itself.
        Assert.That(ClusterAutoscaler.NodesWanted(spec, At(0, 0, 0, 1, 1), ref state).Remove, Is.Empty);
    }

    [Test]
    public void Nothing_goes_for_ten_minutes_after_nodes_were_asked_for()
    {
        NodePoolSpec spec = s_spec with { UnneededTime = SimDuration.FromMinutes(1) };
        ClusterAutoscalerState state = default;

        Assert.That(ClusterAutoscaler.NodesWanted(spec, At(0, 3, 0, 3), ref state).Add, Is.EqualTo(1));
        Assert.That(ClusterAutoscaler.NodesWanted(spec, At(2, 0, 0, 3, 0), ref state).Remove, Is.Empty);
        Assert.That(ClusterAutoscaler.NodesWanted(spec, At(9.9, 0, 0, 3, 0), ref state).Remove, Is.Empty);
        Assert.That(ClusterAutoscaler.NodesWanted(spec, At(10, 0, 0, 3, 0), ref state).Remove, Is.EqualTo(new[] { 1 }));
    }

    [Test]
    public void Empty_nodes_go_ten_at_once_and_only_one_is_drained()
    {
        NodePoolSpec spec = s_spec with { Max = 20, UnneededTime = SimDuration.Zero };
        // Node 0 stays: it takes what is drained. Nodes 1 and 2 have a pod each, 3 to 13 have none.
        int[] pods = [1, 1, 1, .. Enumerable.Repeat(0, 11)];
        ClusterAutoscalerState state = default;

        NodePoolDecision decision = ClusterAutoscaler.NodesWanted(spec, At(0, 0, 0, pods), ref state);

        Assert.That(decision.Remove, Is.EqualTo(Enumerable.Range(3, 10)));
        Assert.That(ClusterAutoscaler.NodesWanted(spec, At(1, 0, 0, 1, 1, 1), ref state).Remove, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_node_that_would_receive_pods_stays()
    {
        NodePoolSpec spec = s_spec with { UnneededTime = SimDuration.Zero, MaxDrainParallelism = 10 };
        ClusterAutoscalerState state = default;

        // The pods of nodes 0 and 2 move to node 1, which is then full.
        Assert.That(
            ClusterAutoscaler.NodesWanted(spec, At(0, 0, 0, 1, 1, 1), ref state).Remove,
            Is.EqualTo(new[] { 0, 2 })
        );
    }

    [Test]
    public void The_pool_never_shrinks_below_its_minimum_and_grows_up_to_it()
    {
        NodePoolSpec spec = s_spec with { Min = 3, UnneededTime = SimDuration.Zero };
        ClusterAutoscalerState few = default;
        ClusterAutoscalerState many = default;

        Assert.That(ClusterAutoscaler.NodesWanted(spec, At(0, 0, 0, 0), ref few).Add, Is.EqualTo(2));
        Assert.That(
            ClusterAutoscaler.NodesWanted(spec, At(0, 0, 0, 0, 0, 0, 0, 0), ref many).NodesWanted,
            Is.EqualTo(3)
        );
    }

    [Law]
    public bool The_pool_stays_within_its_bounds_and_places_what_it_says(
        NonNegativeInt pending,
        NonNegativeInt upcoming,
        byte[] nodes
    )
    {
        NodePoolSpec spec = s_spec with { Max = 40, UnneededTime = SimDuration.Zero };
        int[] pods = nodes.Take(30).Select(pod => pod % 4).ToArray();
        int coming = upcoming.Get % 10;
        ClusterAutoscalerState state = default;

        NodePoolDecision decision = ClusterAutoscaler.NodesWanted(spec, At(0, pending.Get, coming, pods), ref state);

        int room = pods.Sum(pod => 3 - pod) + 3 * (coming + decision.Add);
        return decision.NodesWanted == pods.Length + coming + decision.Add - decision.Remove.Count
            && decision.NodesWanted >= spec.Min
            && decision.NodesWanted <= spec.Max
            && decision.Unplaced == Math.Max(0, pending.Get - room)
            && (decision.Add == 0 || decision.Remove.Count == 0);
    }
}
