using Sim.Core.Quantities;

namespace Sim.Core.Scaling.NodeGroups;

/// <summary>A node that has not been needed since a time, without interruption.</summary>
/// <param name="Node">The name of the node.</param>
public readonly record struct UnneededSince(string Node, SimTime Since);
