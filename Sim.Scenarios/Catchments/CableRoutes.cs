using Sim.Core.Quantities;
using Sim.Scenarios.Datasets;

namespace Sim.Scenarios.Catchments;

/// <summary>The corridors of <c>data/</c> as lines of a map, which has no coasts.</summary>
public static class CableRoutes
{
    /// <summary>Their ends.</summary>
    public static IReadOnlyList<(GeoPoint One, GeoPoint Other)> All { get; } = [.. Lines()];

    private static IEnumerable<(GeoPoint One, GeoPoint Other)> Lines()
    {
        Dictionary<string, GeoPoint> nodes = BuiltinDatasets.CorridorNodes.ToDictionary(
            node => node.Id,
            node => node.Location
        );
        return BuiltinDatasets.CorridorEdges.Select(edge => (nodes[edge.A], nodes[edge.B]));
    }
}
