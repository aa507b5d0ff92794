using Sim.Core.Scaling.Scheduling;

namespace Sim.Core.Scaling.NodeGroups;

/// <summary>A way to help pending pods: so many nodes of one group.</summary>
/// <param name="Nodes">At least 1.</param>
/// <param name="Pods">Those that find a place on them, at least one.</param>
public sealed record ExpansionOption(NodeGroup Group, int Nodes, IReadOnlyList<PodSpec> Pods)
{
    internal ResourceList Requested => Pods.Aggregate(default(ResourceList), (sum, pod) => sum + pod.Requests);
}
