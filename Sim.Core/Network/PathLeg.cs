namespace Sim.Core.Network;

/// <summary>A part of a way without a node in between.</summary>
/// <param name="From">Id of the corridor node where it begins; null: the point where the way begins.</param>
/// <param name="To">Id of the corridor node where it ends; null: the point where the way ends.</param>
/// <param name="Kilometers">Great circle.</param>
/// <param name="FiberKilometers">Length of the fiber as the model counts it.</param>
/// <param name="Route">The cables or the kind of route; empty when it is not known.</param>
public sealed record PathLeg(string? From, string? To, double Kilometers, double FiberKilometers, string Route);
