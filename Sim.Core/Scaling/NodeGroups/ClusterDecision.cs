using Sim.Core.Scaling.Scheduling;

namespace Sim.Core.Scaling.NodeGroups;

/// <summary>
/// What the cluster autoscaler asks of the provider after one scan: to add, or to remove, never both.
/// </summary>
public sealed record ClusterDecision
{
    /// <summary>Groups to enlarge.</summary>
    public IReadOnlyList<GroupResize> Resizes { get; init; } = [];

    /// <summary>Nodes to remove, empty ones first.</summary>
    public IReadOnlyList<NodeRemoval> Removals { get; init; } = [];

    /// <summary>Ids of upcoming nodes that took too long: the provider is told to forget them.</summary>
    public IReadOnlyList<long> GivenUp { get; init; } = [];

    /// <summary>Pods that no group can help, in the order of the observation.</summary>
    public IReadOnlyList<PodSpec> Unhelped { get; init; } = [];

    public int Added => Resizes.Sum(resize => resize.To - resize.From);
}
