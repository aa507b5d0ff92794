namespace Sim.Core.Scaling;

/// <summary>How many pods find room on nodes, by the CPU and memory that they request alone.</summary>
/// <remarks>
/// Which node kube-scheduler would pick, by taints, spread and scores too, is decided by
/// <see cref="Scheduling.ClusterSnapshot"/>.
/// </remarks>
public static class PodScheduler
{
    /// <summary>How many like pods an empty node takes.</summary>
    public static int PodsPerNode(PodRequest pod, NodeSpace node)
    {
        long byCpu = pod.CpuMilli <= 0 ? node.Pods : node.CpuMilli / pod.CpuMilli;
        double byMemory = pod.Memory.Bytes <= 0 ? node.Pods : Math.Floor(node.Memory / pod.Memory);
        return (int)Math.Max(0, Math.Min(node.Pods, Math.Min(byCpu, byMemory)));
    }

    /// <summary>Places each pod, in the given order, on the first node that has room for it.</summary>
    /// <param name="space">What each node has left; reduced by what is placed.</param>
    /// <param name="nodes">Filled per pod: its node, or -1.</param>
    /// <returns>How many pods found a node.</returns>
    public static int FirstFit(ReadOnlySpan<PodRequest> pods, Span<NodeSpace> space, Span<int> nodes)
    {
        int placed = 0;
        for (int i = 0; i < pods.Length; i++)
        {
            nodes[i] = FirstWithRoom(pods[i], space);
            if (nodes[i] >= 0)
            {
                space[nodes[i]] = space[nodes[i]].Without(pods[i]);
                placed++;
            }
        }
        return placed;
    }

    internal static int FirstWithRoom(PodRequest pod, ReadOnlySpan<NodeSpace> space)
    {
        for (int node = 0; node < space.Length; node++)
        {
            if (space[node].Fits(pod))
            {
                return node;
            }
        }
        return -1;
    }
}
