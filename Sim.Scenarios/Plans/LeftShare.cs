using Sim.Core.Quantities;

namespace Sim.Scenarios.Plans;

/// <summary>What still goes the old way.</summary>
/// <param name="After">Time since the change was accepted.</param>
/// <param name="Share">Of the requests that move in the end, 0 to 1.</param>
public readonly record struct LeftShare(SimDuration After, double Share);
