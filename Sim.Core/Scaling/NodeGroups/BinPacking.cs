using Sim.Core.Scaling.Scheduling;

namespace Sim.Core.Scaling.NodeGroups;

/// <summary>How many new nodes of a group pods need: first fit decreasing.</summary>
/// <remarks>
/// In one dimension never more than 11/9 of the fewest nodes possible plus 6/9 (Dósa, "The tight bound of first fit
/// decreasing bin-packing algorithm is FFD(I) &lt;= 11/9 OPT(I) + 6/9", 2007).
/// </remarks>
internal static class BinPacking
{
    /// <param name="cluster">Nodes that are there, for the counts of spread constraints; not changed.</param>
    /// <param name="pods">Each of them fits on an empty node.</param>
    /// <param name="most">Nodes.</param>
    /// <returns>Nodes that get a pod, and the pods that have a place.</returns>
    public static (int Nodes, List<PodSpec> Placed) Estimate(
        ClusterSnapshot cluster,
        NodeGroup group,
        IReadOnlyList<PodSpec> pods,
        int most
    )
    {
        ClusterSnapshot trial = Trial(cluster, pods);
        int first = trial.Count;
        List<PodSpec> placed = [];
        PodSpec? previous = null;
        int open = first;
        bool lastIsEmpty = false;
        foreach (PodSpec pod in Decreasing(pods, group.Template))
        {
            open = ReferenceEquals(pod, previous) && !pod.HasRequiredSpread ? open : first;
            previous = pod;
            int node = trial.FirstFit(pod, open);
            if (node < 0 && !lastIsEmpty && trial.Count - first < most)
            {
                // A new node may still not help: its zone may have too many pods of the workload already.
                trial.Add(group.Template with { Name = $"{group.Id}-new-{trial.Count - first}" });
                lastIsEmpty = true;
                node = trial.FirstFit(pod, trial.Count - 1);
            }
            if (node >= 0)
            {
                trial.Bind(pod, node);
                placed.Add(pod);
                lastIsEmpty = lastIsEmpty && node != trial.Count - 1;
            }
            open = node < 0 ? trial.Count : node;
        }
        return (trial.Count - first - (lastIsEmpty ? 1 : 0), placed);
    }

    /// <summary>What is against a pod on a new node of the group; empty: nothing.</summary>
    public static List<string> Reasons(ClusterSnapshot cluster, NodeGroup group, PodSpec pod)
    {
        ClusterSnapshot trial = Trial(cluster, [pod]);
        trial.Add(group.Template with { Name = $"{group.Id}-new" });
        return trial.Reasons(pod, trial.Count - 1);
    }

    /// <summary>Only spread constraints look at the nodes that are there.</summary>
    private static ClusterSnapshot Trial(ClusterSnapshot cluster, IReadOnlyList<PodSpec> pods) =>
        pods.Any(pod => pod.HasRequiredSpread) ? cluster.Clone() : new ClusterSnapshot([]);

    /// <summary>
    /// By the sum of the shares of CPU and memory that they take of a node; equal pods keep their order.
    /// </summary>
    private static IEnumerable<PodSpec> Decreasing(IReadOnlyList<PodSpec> pods, ClusterNode node) =>
        pods.OrderByDescending(pod =>
            (pod.Requests.CpuMilli / (double)Math.Max(1, node.Allocatable.CpuMilli))
            + (pod.Requests.Memory.Bytes / Math.Max(1, node.Allocatable.Memory.Bytes))
        );
}
