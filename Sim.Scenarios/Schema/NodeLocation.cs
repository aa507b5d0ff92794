namespace Sim.Scenarios.Schema;

/// <summary>Which zone of a node pool gets new nodes; the names are those of GKE.</summary>
public enum NodeLocation
{
    /// <summary>The one with the fewest.</summary>
    Balanced,

    /// <summary>One where the provider has machines.</summary>
    Any,
}
