using Sim.Core.Quantities;

namespace Sim.Scenarios.Measurements;

/// <summary>A part of a way.</summary>
/// <param name="From">Where it begins: a corridor node, or the place where the way begins.</param>
/// <param name="To">Where it ends.</param>
/// <param name="Kilometers">Great circle.</param>
/// <param name="FiberKilometers">Length of the fiber as the model counts it.</param>
/// <param name="Adds">To the round trip.</param>
/// <param name="Route">The cables or the kind of route; empty when it is not known.</param>
public sealed record WayLeg(
    string From,
    string To,
    double Kilometers,
    double FiberKilometers,
    SimDuration Adds,
    string Route
);
