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
}
