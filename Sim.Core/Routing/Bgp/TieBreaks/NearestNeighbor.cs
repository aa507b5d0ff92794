using Sim.Core.Routing.Bgp.Topology;

namespace Sim.Core.Routing.Bgp.TieBreaks;

/// <summary>The neighbor that is met nearest: hot potato between networks.</summary>
/// <param name="distanceOf">Asked for every tie, so it should be quick.</param>
public sealed class NearestNeighbor(NearestNeighbor.DistanceOf distanceOf) : ITieBreak
{
    /// <summary>
    /// How far a receiver has to carry packets to where it meets a neighbor, both by index; in any unit, not NaN.
    /// </summary>
    public delegate double DistanceOf(int receiver, int neighbor);

    public string Name => TieBreakNames.Geography;

    public bool IsTotal => false;

    public int Compare(AsGraph graph, int receiver, TiedRoute one, TiedRoute other) =>
        distanceOf(receiver, one.Neighbor).CompareTo(distanceOf(receiver, other.Neighbor));
}
