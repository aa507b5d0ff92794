namespace Sim.Core.Routing.Bgp.Topology;

/// <summary>What is wrong with the links that an AS graph is built of.</summary>
public enum AsGraphFindingKind
{
    /// <summary>A link from a network to itself. Breaks the graph.</summary>
    SelfLink,

    /// <summary>The same link with the same relationship again. Harmless: it counts once.</summary>
    Duplicate,

    /// <summary>Two relationships between the same two networks. Breaks the graph.</summary>
    Contradiction,

    /// <summary>
    /// Networks that are, through others, their own providers: the routes then depend on the order of messages. Breaks
    /// the graph.
    /// </summary>
    ProviderCycle,
}
