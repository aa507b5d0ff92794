namespace Sim.Core.Scaling.Scheduling;

/// <summary>Spreads the pods of a workload over the values of a label of the nodes (the domains).</summary>
/// <param name="MaxSkew">How many pods a domain may have more than the emptiest; at least 1.</param>
/// <param name="TopologyKey">The label, such as <see cref="NodeLabels.Zone"/>.</param>
/// <param name="IsRequired">True for <c>whenUnsatisfiable: DoNotSchedule</c>, false for <c>ScheduleAnyway</c>, which
/// only counts in the score.</param>
/// <remarks>
/// It selects the pods of the same <see cref="PodSpec.Workload"/>. Source: Kubernetes documentation, "Pod Topology
/// Spread Constraints"; nodes that the pod's selector excludes do not count, tainted ones do (the defaults of the two
/// inclusion policies). Not modeled: <c>minDomains</c>.
/// </remarks>
public readonly record struct TopologySpreadConstraint(int MaxSkew, string TopologyKey, bool IsRequired)
{
    /// <summary>What the scheduler prefers for pods that state no constraint.</summary>
    internal static readonly TopologySpreadConstraint[] SystemDefaults =
    [
        new(3, NodeLabels.Hostname, IsRequired: false),
        new(5, NodeLabels.Zone, IsRequired: false),
    ];
}
