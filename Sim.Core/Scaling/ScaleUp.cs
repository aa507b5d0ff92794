using System.Runtime.InteropServices;
using Sim.Core.Routing;

namespace Sim.Core.Scaling;

/// <summary>First fit decreasing of the pending pods: on the nodes there are, on those to come, on new ones.</summary>
internal static class ScaleUp
{
    /// <summary>
    /// Never more than 11/9 of the fewest nodes possible plus 6/9 (first fit decreasing, one dimension).
    /// </summary>
    public static (int Nodes, int Unplaced) NodesNeeded(
        NodePoolSpec spec,
        ReadOnlySpan<NodeSpace> space,
        in NodePoolObservation observation,
        Explanation? why
    )
    {
        if (observation.PendingPods.IsEmpty)
        {
            return (0, 0);
        }
        NodeSpace empty = ClusterAutoscaler.EmptyNode(spec);
        int there = space.Length + observation.UpcomingNodes;
        int most = Math.Clamp(spec.Max - there, 0, spec.MaxNodesPerScaleUp);
        List<NodeSpace> bins = [.. space];
        for (int i = 0; i < observation.UpcomingNodes; i++)
        {
            bins.Add(empty);
        }
        int unplaced = 0;
        int open = 0;
        PodRequest previous = default;
        foreach (PodRequest pod in Decreasing(observation.PendingPods, spec.Template))
        {
            // Like pods follow one another, and a bin that was full for the last one is full for this one.
            open = pod == previous ? open : 0;
            previous = pod;
            while (open < bins.Count && !bins[open].Fits(pod))
            {
                open++;
            }
            if (open < bins.Count)
            {
                bins[open] = bins[open].Without(pod);
            }
            else if (empty.Fits(pod) && bins.Count - there < most)
            {
                bins.Add(empty.Without(pod));
            }
            else
            {
                unplaced++;
            }
        }
        if (unplaced > 0)
        {
            why?.Reject($"{unplaced} pods", "no place", $"at most {most} nodes more, each {empty}");
        }
        return (bins.Count - there, unplaced);
    }

    /// <summary>
    /// By the sum of the shares of CPU and memory that they take of a node; equal pods keep their order.
    /// </summary>
    private static IEnumerable<PodRequest> Decreasing(ReadOnlyMemory<PodRequest> pods, NodeSpace node) =>
        MemoryMarshal
            .ToEnumerable(pods)
            .OrderByDescending(pod => pod.CpuMilli / (double)node.CpuMilli + pod.Memory / node.Memory);
}
