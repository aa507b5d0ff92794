using Sim.Core.Quantities;

namespace Sim.Scenarios.Convergence;

/// <summary>Routes that did not settle.</summary>
/// <param name="Networks">Whose routes keep changing, in the order of their first change.</param>
/// <param name="Period">How long one round takes; null: no repetition was found.</param>
public sealed record RouteCycle(IReadOnlyList<string> Networks, SimDuration? Period);
