namespace Sim.Core.Routing.Bgp.Speaking;

/// <summary>What networks prefer and pass on.</summary>
public enum AsPolicy
{
    /// <summary>
    /// Customer before peer before provider, then the shorter path; routes of customers to everybody, others to
    /// customers (Gao and Rexford, 2001).
    /// </summary>
    GaoRexford,

    /// <summary>
    /// The shorter path, to everybody: what studies of path exploration assume (Labovitz et al., 2000).
    /// </summary>
    ShortestPath,
}
