namespace Sim.Scenarios.Schema;

/// <summary>How the length of a path is found.</summary>
public enum LatencyModelKind
{
    /// <summary>Shortest path over cables and terrestrial corridors (data/corridors).</summary>
    Corridors,

    /// <summary>Great circle with a constant stretch.</summary>
    GreatCircle,
}
