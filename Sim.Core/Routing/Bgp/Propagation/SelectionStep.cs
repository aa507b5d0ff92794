namespace Sim.Core.Routing.Bgp.Propagation;

/// <summary>The first criterion that told the best route of a network from the next best.</summary>
public enum SelectionStep
{
    /// <summary>There is no route.</summary>
    None,

    /// <summary>The network announces the prefix itself.</summary>
    OwnRoute,

    /// <summary>There was no other route.</summary>
    OnlyRoute,

    /// <summary>Customer before peer before provider.</summary>
    Relationship,

    /// <summary>The shorter AS_PATH.</summary>
    PathLength,

    /// <summary>The signed one, where the network prefers it (BGPsec).</summary>
    SignedPath,

    /// <summary>A tie-break; the result depends on what nobody outside knows.</summary>
    TieBreak,
}
