namespace Sim.Scenarios.Schema;

/// <summary>The node pools of a pool by zone: what faults name, and what grows on its own.</summary>
/// <param name="Nodes">The node pool.</param>
/// <param name="Name">Null: the only group of the pool.</param>
/// <param name="Zone">Null: zones are not modeled.</param>
internal readonly record struct ZonalNodes(Nodes Nodes, string? Name, string? Zone)
{
    public static IReadOnlyList<ZonalNodes> Of(Pool pool) => [.. pool.Nodes.SelectMany(Of)];

    public static IEnumerable<ZonalNodes> Of(Nodes nodes) =>
        nodes.Zones == 1
            ? [new ZonalNodes(nodes, nodes.Name, null)]
            : Enumerable
                .Range(0, nodes.Zones)
                .Select(i => ((char)('a' + i)).ToString())
                .Select(zone => new ZonalNodes(nodes, nodes.Name is { } name ? $"{name}-{zone}" : zone, zone));
}
