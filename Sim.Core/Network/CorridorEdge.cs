namespace Sim.Core.Network;

/// <summary>A cable or terrestrial route between two nodes, usable in both directions.</summary>
/// <param name="A">Id of one end.</param>
/// <param name="B">Id of the other end, not the same.</param>
/// <param name="Kilometers">Length of the route, more than 0.</param>
public sealed record CorridorEdge(string A, string B, double Kilometers);
