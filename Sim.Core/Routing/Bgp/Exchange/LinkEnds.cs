using Sim.Core.Routing.Bgp.Topology;

namespace Sim.Core.Routing.Bgp.Exchange;

/// <summary>
/// The two ends of each link by their position in the rows of a graph: where a network keeps what belongs to a
/// neighbor.
/// </summary>
internal sealed class LinkEnds
{
    private readonly int[] _owners;
    private readonly int[] _others;

    public LinkEnds(AsGraph graph)
    {
        _owners = new int[graph.NeighborRows.Length];
        _others = new int[graph.NeighborRows.Length];
        for (int row = 0; row < graph.Rows.Length - 1; row++)
        {
            (int owner, var relationship) = (row / 3, (AsRelationship)(row % 3));
            int reverse = (int)AsGraphEdit.Reverse(relationship);
            for (int end = graph.Rows[row]; end < graph.Rows[row + 1]; end++)
            {
                _owners[end] = owner;
                int otherRow = (3 * graph.NeighborRows[end]) + reverse;
                int start = graph.Rows[otherRow];
                int length = graph.Rows[otherRow + 1] - start;
                _others[end] = Array.BinarySearch(graph.NeighborRows, start, length, owner);
            }
        }
    }

    public int OwnerOf(int end) => _owners[end];

    /// <summary>The other end of the same link.</summary>
    public int Other(int end) => _others[end];
}
