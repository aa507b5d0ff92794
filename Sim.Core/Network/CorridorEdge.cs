namespace Sim.Core.Network;

/// <summary>A cable or terrestrial route between two nodes, usable in both directions.</summary>
/// <param name="A">Id of one end.</param>
/// <param name="B">Id of the other end, not the same.</param>
/// <param name="Kilometers">Great circle between the ends, more than 0.</param>
/// <param name="Route">The cables or the kind of route, for explanations; empty when it is not known.</param>
public sealed record CorridorEdge(
    string A,
    string B,
    double Kilometers,
    CorridorKind Kind = CorridorKind.Sea,
    string Route = ""
);
