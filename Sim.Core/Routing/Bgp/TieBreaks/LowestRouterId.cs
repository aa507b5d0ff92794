using Sim.Core.Routing.Bgp.Topology;

namespace Sim.Core.Routing.Bgp.TieBreaks;

/// <summary>The neighbor whose router has the lowest BGP identifier (RFC 4271 section 9.1.2.2 f).</summary>
/// <param name="routerIdOf">The identifier of the router of a neighbor that faces the receiver.</param>
public sealed class LowestRouterId(LowestRouterId.RouterIdOf routerIdOf) : ITieBreak
{
    /// <summary>The identifier that a neighbor shows to a receiver, both by index.</summary>
    public delegate uint RouterIdOf(int receiver, int neighbor);

    public string Name => TieBreakNames.RouterId;

    public bool IsTotal => false;

    public int Compare(AsGraph graph, int receiver, TiedRoute one, TiedRoute other) =>
        routerIdOf(receiver, one.Neighbor).CompareTo(routerIdOf(receiver, other.Neighbor));
}
