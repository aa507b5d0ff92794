using Sim.Core.Scaling.Scheduling;

namespace Sim.Core.Scaling.NodeGroups;

/// <summary>Which groups are one pool in several zones.</summary>
/// <remarks>
/// Same cores and GPUs, memory of the machines within 1.5 %, what is left for pods within 5 %, and the same labels but
/// for zone, region and host name. Source: kubernetes/autoscaler, processors/nodegroupset.
/// </remarks>
internal static class SimilarGroups
{
    private const double MemoryDifference = 0.015;
    private const double AllocatableDifference = 0.05;

    public static bool AreSimilar(NodeGroup a, NodeGroup b) =>
        a.Capacity.CpuMilli == b.Capacity.CpuMilli
        && a.Capacity.Gpus == b.Capacity.Gpus
        && a.Template.MaxPods == b.Template.MaxPods
        && AreNear(a.Capacity.Memory.Bytes, b.Capacity.Memory.Bytes, MemoryDifference)
        && AreNear(a.Template.Allocatable, b.Template.Allocatable)
        && AreNear(FreeOf(a), FreeOf(b))
        && Holds(a.Template, b.Template)
        && Holds(b.Template, a.Template);

    private static ResourceList FreeOf(NodeGroup group) =>
        group.Template.Pods.Aggregate(group.Template.Allocatable, (free, pod) => free - pod.Requests);

    private static bool AreNear(ResourceList a, ResourceList b) =>
        AreNear(a.CpuMilli, b.CpuMilli, AllocatableDifference)
        && AreNear(a.Memory.Bytes, b.Memory.Bytes, AllocatableDifference);

    private static bool AreNear(double a, double b, double share) => Math.Abs(a - b) <= Math.Max(a, b) * share;

    private static bool Holds(ClusterNode node, ClusterNode labels) =>
        labels.Labels.All(label =>
            label.Key is NodeLabels.Zone or NodeLabels.Region || node.Label(label.Key) == label.Value
        );
}
