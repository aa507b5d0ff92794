namespace Sim.Scenarios.Schema;

/// <summary>Where the graph of networks comes from.</summary>
public sealed record AsGraphSource
{
    /// <summary>An Internet that is made up, with the upstreams of the sites in it.</summary>
    public SyntheticGraph Synthetic { get; init; } = new();
}
