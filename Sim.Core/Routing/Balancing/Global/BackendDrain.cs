using Sim.Core.Quantities;

namespace Sim.Core.Routing.Balancing.Global;

/// <summary>What automatic capacity draining remembers of a backend; <c>default</c> at the start.</summary>
/// <param name="IsDrained">It counts as one without capacity.</param>
/// <param name="RecoveredAt">Since when at least 35 % of its endpoints have been healthy; null: they are not.</param>
public readonly record struct BackendDrain(bool IsDrained, SimTime? RecoveredAt);
