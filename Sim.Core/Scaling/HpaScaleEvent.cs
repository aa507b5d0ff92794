using Sim.Core.Quantities;

namespace Sim.Core.Scaling;

/// <summary>A change of the replica count in one direction.</summary>
/// <param name="Change">More than 0 in both directions.</param>
/// <param name="Outdated">Older than every policy's period: its slot may be used again.</param>
public readonly record struct HpaScaleEvent(int Change, SimTime At, bool Outdated = false);
