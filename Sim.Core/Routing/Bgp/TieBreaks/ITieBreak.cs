using Sim.Core.Routing.Bgp.Topology;

namespace Sim.Core.Routing.Bgp.TieBreaks;

/// <summary>How a network chooses between routes that preference and length leave equal. Without state.</summary>
public interface ITieBreak
{
    /// <summary>As options and explanations spell it.</summary>
    string Name { get; }

    /// <summary>Whether routes of two different neighbors are never left equal.</summary>
    bool IsTotal { get; }

    /// <summary>Negative when the first is preferred, positive when the second is, 0 to leave it to the next.</summary>
    /// <param name="receiver">The network that chooses, by index.</param>
    int Compare(AsGraph graph, int receiver, TiedRoute one, TiedRoute other);
}
