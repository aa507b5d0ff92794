using Sim.Core.Scaling.Scheduling;

namespace Sim.Core.Scaling.NodeGroups;

/// <summary>A node to give back.</summary>
/// <param name="Node">The name of the node.</param>
/// <param name="Evict">Pods to evict first, daemon sets aside; empty when the node is removed as it is.</param>
public sealed record NodeRemoval(string Node, string GroupId, IReadOnlyList<PodSpec> Evict);
