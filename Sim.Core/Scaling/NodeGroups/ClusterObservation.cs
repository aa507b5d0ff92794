using Sim.Core.Quantities;
using Sim.Core.Scaling.Scheduling;

namespace Sim.Core.Scaling.NodeGroups;

/// <summary>What the cluster autoscaler sees at one scan.</summary>
public sealed record ClusterObservation
{
    public required SimTime Now { get; init; }

    public IReadOnlyList<GroupNode> Nodes { get; init; } = [];

    /// <summary>Nodes asked for that have not registered; pending pods are first placed on them.</summary>
    public IReadOnlyList<UpcomingNode> Upcoming { get; init; } = [];

    /// <summary>Pods that the scheduler found no node for.</summary>
    public IReadOnlyList<PodSpec> PendingPods { get; init; } = [];

    /// <summary>
    /// How many pods of a workload its PodDisruptionBudget lets be evicted now (<c>disruptionsAllowed</c>); a workload
    /// that is not in it has no budget.
    /// </summary>
    public IReadOnlyDictionary<string, int> DisruptionsAllowed { get; init; } = new Dictionary<string, int>();

    /// <summary>What the provider refused since the last scan.</summary>
    public IReadOnlyList<ScaleUpRefusal> Refusals { get; init; } = [];

    /// <summary>A removal failed since the last scan.</summary>
    public bool HasScaleDownFailed { get; init; }

    /// <summary>
    /// How many machines the provider is known to have free for a group; read with <see cref="LocationPolicy.Any"/>.
    /// A group that is not in it counts as having plenty.
    /// </summary>
    public IReadOnlyDictionary<string, int> FreeMachines { get; init; } = new Dictionary<string, int>();
}
