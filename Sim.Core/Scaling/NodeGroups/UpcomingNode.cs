using Sim.Core.Quantities;

namespace Sim.Core.Scaling.NodeGroups;

/// <summary>A node that was asked for and has not registered yet.</summary>
/// <param name="Id">Unique among them: a node that is given up is named by it.</param>
public readonly record struct UpcomingNode(long Id, string GroupId, SimTime AskedAt);
