namespace Sim.Core.Scaling;

/// <summary>What the cluster autoscaler asks of the pool.</summary>
public sealed record NodePoolDecision
{
    /// <summary>Size of the pool once everything asked for is there and everything given up is gone.</summary>
    public required int NodesWanted { get; init; }

    /// <summary>Nodes to ask for now.</summary>
    public int Add { get; init; }

    /// <summary>Ids of the nodes to remove now, oldest grievance first.</summary>
    public IReadOnlyList<int> Remove { get; init; } = [];

    /// <summary>Pending pods that still have no place when everything asked for is there.</summary>
    public int Unplaced { get; init; }
}
