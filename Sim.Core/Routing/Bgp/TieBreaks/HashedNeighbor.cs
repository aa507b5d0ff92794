using Sim.Core.Routing.Bgp.Topology;

namespace Sim.Core.Routing.Bgp.TieBreaks;

/// <summary>
/// A neighbor by lot, the same in every run of a seed: stands for router identifiers that nobody knows, so that several
/// seeds show what depends on ties.
/// </summary>
/// <remarks>The lot of a pair of networks depends on their numbers, not on the rest of the graph.</remarks>
public sealed class HashedNeighbor(ulong seed) : ITieBreak
{
    public string Name => TieBreakNames.Hash;

    public bool IsTotal => false;

    public int Compare(AsGraph graph, int receiver, TiedRoute one, TiedRoute other)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ulong own = Mix(seed ^ graph.AsnOf(receiver).Value);
        return Mix(own ^ graph.AsnOf(one.Neighbor).Value).CompareTo(Mix(own ^ graph.AsnOf(other.Neighbor).Value));
    }

    // SplitMix64 (Steele, Lea and Flood, 2014): one increment and its finalizer.
    private static ulong Mix(ulong value)
    {
        unchecked
        {
            value += 0x9E3779B97F4A7C15;
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
            return value ^ (value >> 31);
        }
    }
}
