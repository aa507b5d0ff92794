using Sim.Core.Quantities;

namespace Sim.Core.Network;

/// <summary>A metro where cables and terrestrial routes meet.</summary>
/// <param name="Id">A short code, unique in its graph, such as PAR.</param>
public sealed record CorridorNode(string Id, GeoPoint Location);
