using Sim.Core.Quantities;

namespace Sim.Core.Routing.Bgp.Geography;

/// <summary>A part of a path between two metros.</summary>
/// <param name="Network">Who carries it, by index; of a circuit the one that hands over.</param>
/// <param name="From">By index in the <see cref="MetroTable"/>.</param>
/// <param name="To">The same metro where a network takes and hands over in one.</param>
/// <param name="IsBackhaul">A circuit between two networks, or from a client to its network, that have no metro in
/// common.</param>
/// <param name="Way">Round trip on the way alone.</param>
public readonly record struct PathLeg(
    int Network,
    int From,
    int To,
    bool IsBackhaul,
    double Kilometers,
    SimDuration Way
);
