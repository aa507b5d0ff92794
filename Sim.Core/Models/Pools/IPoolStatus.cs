namespace Sim.Core.Models.Pools;

/// <summary>The size of a pool, for those who record it.</summary>
public interface IPoolStatus
{
    /// <summary>Pods that take traffic.</summary>
    int Serving { get; }

    /// <summary>Pods that the autoscaler wants.</summary>
    int Desired { get; }

    /// <summary>Ready nodes; 0 where nodes are not modeled.</summary>
    int Nodes { get; }
}
