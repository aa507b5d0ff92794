using Sim.Core.Quantities;

namespace Sim.Core.Scaling;

/// <summary>A node that has not been needed since a time, without interruption.</summary>
public readonly record struct UnneededNode(int Id, SimTime Since);
