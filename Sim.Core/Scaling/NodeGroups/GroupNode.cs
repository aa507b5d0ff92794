using Sim.Core.Scaling.Scheduling;

namespace Sim.Core.Scaling.NodeGroups;

/// <summary>A node of a group that has registered.</summary>
/// <param name="GroupId">Null: the cluster autoscaler may use it and never removes it.</param>
/// <param name="IsReady">False: it takes no pods, and is neither upcoming nor removed.</param>
public readonly record struct GroupNode(ClusterNode Node, string? GroupId, bool IsReady = true);
