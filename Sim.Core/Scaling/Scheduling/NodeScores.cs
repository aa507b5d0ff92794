using Sim.Core.Quantities;

namespace Sim.Core.Scaling.Scheduling;

/// <summary>
/// Points for the nodes that can take a pod: each rule gives 0 to 100, whole numbers, then its weight.
/// </summary>
/// <remarks>Source: Kubernetes, pkg/scheduler/framework/plugins: NodeResourcesFit, NodeResourcesBalancedAllocation,
/// PodTopologySpread, TaintToleration, and their default weights.</remarks>
internal static class NodeScores
{
    private const int TaintWeight = 3;
    private const int SpreadWeight = 2;

    public static long[] Of(
        PodSpec pod,
        IReadOnlyList<NodeRoom> rooms,
        IReadOnlyList<int> feasible,
        SchedulingProfile profile
    )
    {
        long[] spread = Spread(pod, rooms, feasible);
        long[] taints = Taints(pod, rooms, feasible);
        long[] scores = new long[feasible.Count];
        for (int i = 0; i < scores.Length; i++)
        {
            NodeRoom room = rooms[feasible[i]];
            scores[i] = (SpreadWeight * spread[i]) + (TaintWeight * taints[i]) + Allocation(pod, room, profile);
            scores[i] += profile == SchedulingProfile.Balanced ? Balance(pod, room) : 0;
        }
        return scores;
    }

    /// <summary>The mean over CPU and memory of what is left (or taken), in whole percent.</summary>
    private static long Allocation(PodSpec pod, NodeRoom room, SchedulingProfile profile)
    {
        ResourceList taken = room.Scored + NodeRoom.ScoredRequests(pod);
        long cpu = Percent(taken.CpuMilli, room.Node.Allocatable.CpuMilli, profile);
        long memory = Percent((long)taken.Memory.Bytes, (long)room.Node.Allocatable.Memory.Bytes, profile);
        return (cpu + memory) / 2;
    }

    private static long Percent(long taken, long allocatable, SchedulingProfile profile)
    {
        if (allocatable <= 0)
        {
            return 0;
        }
        return profile == SchedulingProfile.OptimizeUtilization ? Math.Min(taken, allocatable) * 100 / allocatable
            : taken > allocatable ? 0
            : (allocatable - taken) * 100 / allocatable;
    }

    /// <summary>100 where CPU and memory are taken to the same share.</summary>
    private static long Balance(PodSpec pod, NodeRoom room)
    {
        ResourceList allocatable = room.Node.Allocatable;
        ResourceList taken = allocatable - room.Free + pod.Requests;
        double cpu = Math.Min(1, taken.CpuMilli / (double)allocatable.CpuMilli);
        double memory = Math.Min(1, taken.Memory / allocatable.Memory);
        return (long)((1 - Math.Abs((cpu - memory) / 2)) * 100);
    }

    private static long[] Taints(PodSpec pod, IReadOnlyList<NodeRoom> rooms, IReadOnlyList<int> feasible)
    {
        long[] disliked = new long[feasible.Count];
        for (int i = 0; i < disliked.Length; i++)
        {
            foreach (Taint taint in rooms[feasible[i]].Node.Taints)
            {
                disliked[i] += taint.Effect == TaintEffect.PreferNoSchedule && !pod.Tolerates(taint) ? 1 : 0;
            }
        }
        long most = disliked.DefaultIfEmpty().Max();
        return Array.ConvertAll(disliked, count => most == 0 ? 100 : 100 - (100 * count / most));
    }

    /// <summary>Fewer pods of the workload in the node's domains give more points.</summary>
    private static long[] Spread(PodSpec pod, IReadOnlyList<NodeRoom> rooms, IReadOnlyList<int> feasible)
    {
        bool stated = pod.SpreadConstraints.Count > 0;
        IReadOnlyList<TopologySpreadConstraint> wishes = stated
            ? [.. pod.SpreadConstraints.Where(constraint => !constraint.IsRequired)]
            : TopologySpreadConstraint.SystemDefaults;
        long[] scores = new long[feasible.Count];
        if (wishes.Count == 0)
        {
            return scores;
        }
        SpreadCounts counts = SpreadCounts.Of(pod, wishes, rooms, keysNeeded: stated);
        List<NodeRoom> scored = [.. feasible.Select(i => rooms[i]).Where(room => Counts(room.Node))];
        double[] weights =
        [
            .. wishes.Select(wish =>
                DeterministicMath.Log(2 + scored.Select(room => room.Node.Label(wish.TopologyKey)).Distinct().Count())
            ),
        ];
        for (int i = 0; i < scores.Length; i++)
        {
            ClusterNode node = rooms[feasible[i]].Node;
            double sum = 0;
            for (int wish = 0; wish < wishes.Count && Counts(node); wish++)
            {
                string? domain = node.Label(wishes[wish].TopologyKey);
                sum += domain is null ? 0 : (counts.CountIn(wish, domain) * weights[wish]) + wishes[wish].MaxSkew - 1;
            }
            scores[i] = Counts(node) ? (long)Math.Round(sum, MidpointRounding.AwayFromZero) : -1;
        }
        return Turned(scores);

        bool Counts(ClusterNode node) => !stated || SpreadCounts.HasAll(node, wishes);
    }

    private static long[] Turned(long[] scores)
    {
        long most = scores.DefaultIfEmpty().Max();
        long least = scores.Where(score => score >= 0).DefaultIfEmpty().Min();
        return Array.ConvertAll(
            scores,
            score =>
                score < 0 ? 0
                : most <= 0 ? 100
                : 100 * (most + least - score) / most
        );
    }
}
