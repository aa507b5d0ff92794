namespace Sim.Scenarios.Experiments.Capacities;

/// <summary>One replication of a value in one case.</summary>
/// <param name="Values">By threshold of the case, in the unit of its limit; null: nothing was measured.</param>
/// <param name="RepeatsFirst">Everything is as in the first replication, so that chance seems to play no part.</param>
public sealed record CapacityOutcome(IReadOnlyList<double?> Values, bool RepeatsFirst);
