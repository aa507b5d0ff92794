namespace Sim.Core.Network;

/// <summary>The way between two points, for explanations.</summary>
/// <param name="DirectKilometers">Great-circle distance.</param>
/// <param name="PathKilometers">Length of the way that the model takes; not below the direct distance.</param>
/// <param name="Waypoints">Ids of the corridor nodes on the way, from the first point to the second; empty for a direct
/// way.</param>
public sealed record NetworkPath(double DirectKilometers, double PathKilometers, IReadOnlyList<string> Waypoints);
