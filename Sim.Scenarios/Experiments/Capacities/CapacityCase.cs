using Sim.Scenarios.Results.Thresholds;

namespace Sim.Scenarios.Experiments.Capacities;

/// <summary>What may happen, and what has to hold then.</summary>
/// <param name="Name">Such as <c>none</c>, or the fault as it was typed.</param>
/// <param name="Thresholds">At least one.</param>
public sealed record CapacityCase(string Name, IReadOnlyList<Threshold> Thresholds);
