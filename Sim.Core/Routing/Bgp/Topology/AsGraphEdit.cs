namespace Sim.Core.Routing.Bgp.Topology;

/// <summary>Copies of a graph with one link more or less.</summary>
internal static class AsGraphEdit
{
    /// <param name="relationship">What <paramref name="b"/> is to <paramref name="a"/>.</param>
    public static AsGraph Remove(AsGraph graph, int a, int b, AsRelationship relationship) =>
        Copy(graph, (RowOf(a, relationship), b), (RowOf(b, Reverse(relationship)), a), -1);

    /// <inheritdoc cref="Remove"/>
    public static AsGraph Add(AsGraph graph, int a, int b, AsRelationship relationship) =>
        Copy(graph, (RowOf(a, relationship), b), (RowOf(b, Reverse(relationship)), a), +1);

    public static AsRelationship Reverse(AsRelationship relationship) =>
        relationship switch
        {
            AsRelationship.Customer => AsRelationship.Provider,
            AsRelationship.Provider => AsRelationship.Customer,
            _ => AsRelationship.Peer,
        };

    private static int RowOf(int index, AsRelationship relationship) => (3 * index) + (int)relationship;

    private static AsGraph Copy(AsGraph graph, (int Row, int Neighbor) one, (int Row, int Neighbor) other, int change)
    {
        if (one.Row > other.Row)
        {
            (one, other) = (other, one);
        }
        int[] rows = [.. graph.Rows];
        int[] neighbors = new int[graph.NeighborRows.Length + (2 * change)];
        int first = Place(graph, one);
        int second = Place(graph, other);
        ReadOnlySpan<int> from = graph.NeighborRows;
        int skip = change < 0 ? 1 : 0;
        from[..first].CopyTo(neighbors);
        from[(first + skip)..second].CopyTo(neighbors.AsSpan(first + skip + change));
        from[(second + skip)..].CopyTo(neighbors.AsSpan(second + skip + (2 * change)));
        if (change > 0)
        {
            neighbors[first] = one.Neighbor;
            neighbors[second + 1] = other.Neighbor;
        }
        for (int row = one.Row + 1; row < rows.Length; row++)
        {
            rows[row] += row > other.Row ? 2 * change : change;
        }
        return new AsGraph([.. graph.Asns], rows, neighbors);
    }

    /// <summary>Where a neighbor stands, or would stand, in its row.</summary>
    private static int Place(AsGraph graph, (int Row, int Neighbor) end)
    {
        int start = graph.Rows[end.Row];
        int at = Array.BinarySearch(graph.NeighborRows, start, graph.Rows[end.Row + 1] - start, end.Neighbor);
        return at >= 0 ? at : ~at;
    }
}
