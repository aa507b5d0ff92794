using Sim.Core.Quantities;

namespace Sim.Core.Network;

/// <summary>How a point reaches the corridors: its nearest nodes. Belongs to the graph that made it.</summary>
public sealed class CorridorAccess
{
    internal CorridorAccess(CorridorGraph graph, GeoPoint point, int[] nodes, double[] kilometers)
    {
        Graph = graph;
        Point = point;
        Nodes = nodes;
        Kilometers = kilometers;
    }

    public GeoPoint Point { get; }

    internal CorridorGraph Graph { get; }

    /// <summary>The nodes near it, nearest first.</summary>
    internal int[] Nodes { get; }

    /// <summary>Fiber to each of them, kilometers.</summary>
    internal double[] Kilometers { get; }
}
