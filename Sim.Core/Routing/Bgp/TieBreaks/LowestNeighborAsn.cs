using Sim.Core.Routing.Bgp.Topology;

namespace Sim.Core.Routing.Bgp.TieBreaks;

/// <summary>The neighbor with the lowest number; the convention of AS-level simulators, not of any router.</summary>
public sealed class LowestNeighborAsn : ITieBreak
{
    public string Name => TieBreakNames.LowestNeighborAsn;

    public bool IsTotal => true;

    // Indexes ascend with the numbers.
    public int Compare(AsGraph graph, int receiver, TiedRoute one, TiedRoute other) =>
        one.Neighbor.CompareTo(other.Neighbor);
}
