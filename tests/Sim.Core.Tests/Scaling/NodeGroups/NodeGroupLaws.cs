using FsCheck;
using Sim.Core.Quantities;
using Sim.Core.Scaling.NodeGroups;
using Sim.Core.Scaling.NodeGroups.Expanders;
using Sim.Core.Scaling.Scheduling;
using static Sim.Core.Tests.Scaling.NodeGroups.Cluster;

namespace Sim.Core.Tests.Scaling.NodeGroups;

/// <summary>What holds for every cluster: three groups of 4, 8 and 8 cores, the last two zones of one pool.</summary>
public sealed class NodeGroupLaws
{
    private static readonly NodeGroup[] s_groups =
    [
        Group("small", cores: 4, gigabytes: 16, max: 6) with
        {
            Min = 1,
            UsdPerHour = 0.13m,
        },
        Group("a", max: 5, zone: "a") with
        {
            UsdPerHour = 0.27m,
        },
        Group("b", max: 4, zone: "b") with
        {
            UsdPerHour = 0.27m,
        },
    ];

    private static readonly IExpander[] s_expanders =
    [
        new LeastWasteExpander(),
        new MostPodsExpander(),
        new LeastNodesExpander(),
        new RandomExpander(),
        new PriceExpander(),
        new PriorityExpander([(10, "^a$"), (20, "small")]),
    ];

    private static PodSpec[] Pods(IEnumerable<byte> sizes) =>
        [.. sizes.Select(size => Pod(0.1 * (1 + size % 50), size % 7, $"w{size % 3}"))];

    /// <summary>Up to the maximum of each group, with a random pod on every second node.</summary>
    private static GroupNode[] Random(byte[] bytes) =>
        [
            .. s_groups.SelectMany(
                (group, g) =>
                    Nodes(
                        group,
                        [
                            .. bytes
                                .Skip(g * 4)
                                .Take(4)
                                .Select(seed => seed % 2 == 0 ? [] : Pods([(byte)(seed % 30), (byte)(seed % 11)])),
                        ]
                    )
            ),
        ];

    [Law]
    public bool No_group_ever_leaves_its_bounds_and_a_scan_adds_or_removes(byte[] nodes, byte[] pending, byte draw)
    {
        ClusterObservation observation = At(0) with { Nodes = Random(nodes), PendingPods = Pods(pending) };
        ClusterAutoscalerFlags flags = new()
        {
            UnneededTime = SimDuration.Zero,
            MaxDrainParallelism = 10,
            Expanders = [s_expanders[draw % s_expanders.Length]],
            LocationPolicy = draw % 2 == 0 ? LocationPolicy.Balanced : LocationPolicy.Any,
        };
        ClusterState state = default;

        ClusterDecision decision = Decide(observation, ref state, s_groups, flags, draw / 256.0);

        return (decision.Resizes.Count == 0 || decision.Removals.Count == 0)
            && s_groups.All(group =>
            {
                int size = observation.Nodes.Count(node => node.GroupId == group.Id);
                int up = decision.Resizes.Where(resize => resize.GroupId == group.Id).Sum(one => one.To - one.From);
                int down = decision.Removals.Count(removal => removal.GroupId == group.Id);
                return size + up <= group.Max && (down == 0 || size - down >= group.Min);
            });
    }

    [Law]
    public bool Every_expander_picks_some_of_the_options(byte[] sizes, PositiveInt clusterNodes)
    {
        ExpansionOption[] options =
        [
            .. sizes.Take(6).Select((size, i) => new ExpansionOption(s_groups[i % 3], 1 + size % 9, Pods([size]))),
        ];
        return options.Length == 0
            || s_expanders.All(expander =>
            {
                IReadOnlyList<ExpansionOption> best = expander.Best(options, clusterNodes.Get);
                return best.Count > 0 && best.All(options.Contains);
            });
    }

    [Law]
    public bool The_order_of_the_options_does_not_matter_to_an_expander(byte[] sizes, PositiveInt clusterNodes)
    {
        ExpansionOption[] options =
        [
            .. sizes.Take(6).Select((size, i) => new ExpansionOption(s_groups[i % 3], 1 + size % 3, Pods([size]))),
        ];
        return options.Length == 0
            || s_expanders.All(expander =>
                expander
                    .Best(options, clusterNodes.Get)
                    .ToHashSet(ReferenceEqualityComparer.Instance)
                    .SetEquals(expander.Best([.. options.Reverse()], clusterNodes.Get))
            );
    }

    [Law]
    public bool Packing_needs_at_most_eleven_ninths_of_the_fewest_nodes_and_six_ninths(byte[] sizes)
    {
        int[] tenths = [.. sizes.Take(9).Select(size => 1 + size % 10)];
        NodeGroup group = Group("pool", cores: 10, max: 100);

        (int nodes, List<PodSpec> placed) = BinPacking.Estimate(
            new ClusterSnapshot([]),
            group,
            [.. tenths.Select(size => Pod(size))],
            most: 100
        );

        return placed.Count == tenths.Length && 9 * nodes <= 11 * Fewest(tenths, capacity: 10) + 6;
    }

    /// <summary>All ways to share the sizes out, each into a bin that has room or into a new one.</summary>
    private static int Fewest(int[] sizes, int capacity)
    {
        List<int> bins = [];
        int fewest = sizes.Length;
        Share(0);
        return fewest;

        void Share(int next)
        {
            if (bins.Count >= fewest && next > 0)
            {
                return;
            }
            if (next == sizes.Length)
            {
                fewest = Math.Min(fewest, bins.Count);
                return;
            }
            for (int i = 0; i < bins.Count; i++)
            {
                if (bins[i] + sizes[next] <= capacity)
                {
                    bins[i] += sizes[next];
                    Share(next + 1);
                    bins[i] -= sizes[next];
                }
            }
            bins.Add(sizes[next]);
            Share(next + 1);
            bins.RemoveAt(bins.Count - 1);
        }
    }

    [Law]
    public bool Packing_does_not_depend_on_the_order_of_the_pods(byte[] sizes)
    {
        PodSpec[] pods = [.. sizes.Take(30).Select(size => Pod(0.1 * (1 + size % 80)))];

        return BinPacking.Estimate(new ClusterSnapshot([]), s_groups[1], pods, 100).Nodes
            == BinPacking.Estimate(new ClusterSnapshot([]), s_groups[1], [.. pods.Reverse()], 100).Nodes;
    }

    [Law]
    public bool After_a_scale_down_every_evicted_pod_has_room_on_the_nodes_that_stay(byte[] nodes)
    {
        NodeGroup[] groups = [.. s_groups.Select(group => group with { Min = 0 })];
        ClusterObservation observation = At(0) with { Nodes = Random(nodes) };
        ClusterAutoscalerFlags flags = new()
        {
            UnneededTime = SimDuration.Zero,
            MaxDrainParallelism = 100,
            MaxScaleDownParallelism = 100,
        };
        ClusterState state = default;

        ClusterDecision decision = Decide(observation, ref state, groups, flags);

        string[] gone = Removed(decision);
        ClusterSnapshot left = new(
            observation.Nodes.Select(node => node.Node).Where(node => !gone.Contains(node.Name))
        );
        foreach (PodSpec pod in decision.Removals.SelectMany(removal => removal.Evict))
        {
            int place = left.FirstFit(pod);
            if (place < 0)
            {
                return false;
            }
            left.Bind(pod, place);
        }
        return true;
    }

    [Law]
    public bool The_same_scan_decides_the_same_again_from_a_copy_of_the_state(byte[] nodes, byte[] pending)
    {
        ClusterObservation observation = At(0) with { Nodes = Random(nodes), PendingPods = Pods(pending) };
        ClusterState state = default;
        Decide(observation, ref state, s_groups);
        ClusterState copy = state;
        ClusterObservation next = observation with { Now = SimTime.FromSeconds(700) };

        ClusterDecision first = Decide(next, ref state, s_groups, draw: 0.3);
        ClusterDecision again = Decide(next, ref copy, s_groups, draw: 0.3);

        return Resizes(first).SequenceEqual(Resizes(again)) && Removed(first).SequenceEqual(Removed(again));
    }
}
