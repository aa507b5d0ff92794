namespace Sim.Core.Scaling.Scheduling;

/// <summary>What the scheduler and the cluster autoscaler read of a pod.</summary>
/// <remarks>
/// Pods that are alike may share one object, and are then handled faster. Not modeled: priorities and preemption, pod
/// affinity, node affinity beyond the selector, ports, volumes.
/// </remarks>
public sealed record PodSpec
{
    private static readonly IReadOnlyDictionary<string, string> s_anywhere = new Dictionary<string, string>();

    /// <summary>The Deployment or other owner: budgets and spread constraints select by it.</summary>
    public required string Workload { get; init; }

    /// <summary>Summed over the containers, each amount at least 0.</summary>
    public ResourceList Requests { get; init; }

    public IReadOnlyList<Toleration> Tolerations { get; init; } = [];

    /// <summary>Labels that the node must have, with these values.</summary>
    public IReadOnlyDictionary<string, string> NodeSelector { get; init; } = s_anywhere;

    /// <summary>Empty: at most 3 more pods per node and 5 more per zone are preferred, not required.</summary>
    public IReadOnlyList<TopologySpreadConstraint> SpreadConstraints { get; init; } = [];

    /// <summary>One per node: it does not have to move when the node goes, and does not keep the node.</summary>
    public bool IsDaemonSet { get; init; }

    /// <summary>
    /// False for what the cluster autoscaler must not evict: no owner, local storage, or the annotation
    /// <c>cluster-autoscaler.kubernetes.io/safe-to-evict: "false"</c>.
    /// </summary>
    public bool IsSafeToEvict { get; init; } = true;

    internal bool HasRequiredSpread
    {
        get
        {
            foreach (TopologySpreadConstraint constraint in SpreadConstraints)
            {
                if (constraint.IsRequired)
                {
                    return true;
                }
            }
            return false;
        }
    }

    internal bool Tolerates(Taint taint)
    {
        foreach (Toleration toleration in Tolerations)
        {
            if (toleration.Tolerates(taint))
            {
                return true;
            }
        }
        return false;
    }

    internal bool Selects(ClusterNode node)
    {
        foreach ((string key, string value) in NodeSelector)
        {
            if (node.Label(key) != value)
            {
                return false;
            }
        }
        return true;
    }
}
