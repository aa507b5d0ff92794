using Sim.Core.Quantities;

namespace Sim.Scenarios.Experiments.Backtests;

/// <summary>One value that was measured in production.</summary>
/// <param name="Offset">Since the start of the run.</param>
/// <param name="Value">In the unit of its series.</param>
public readonly record struct ObservedPoint(SimDuration Offset, double Value);
