using Sim.Core.Quantities;

namespace Sim.Core.Routing.Bgp.Damping;

/// <summary>What damping knows of one route of one neighbor; <c>default</c>: it never flapped.</summary>
/// <param name="Penalty">At the time <paramref name="At"/>.</param>
public readonly record struct DampingState(double Penalty, SimTime At, bool IsSuppressed);
