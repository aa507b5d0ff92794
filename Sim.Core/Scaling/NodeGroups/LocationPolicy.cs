namespace Sim.Core.Scaling.NodeGroups;

/// <summary>How new nodes are shared by the zones of a pool; the names are those of GKE.</summary>
public enum LocationPolicy
{
    /// <summary>Similar groups grow to sizes as equal as their maxima allow.</summary>
    Balanced,

    /// <summary>The zones where the provider has the most free machines come first.</summary>
    Any,
}
