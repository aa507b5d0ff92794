namespace Sim.Core.Routing.Bgp.Topology;

/// <summary>
/// Autonomous systems and who is customer, peer or provider of whom. Immutable; the graph of providers has no cycle.
/// </summary>
/// <remarks>
/// Networks have dense indexes from 0 in ascending order of their numbers, so the lowest index among neighbors is the
/// lowest ASN. Links are in compressed rows: a row holds the customers of a network, then its peers, then its
/// providers, each ascending. Made by <see cref="AsGraphBuilder"/>.
/// </remarks>
public sealed class AsGraph
{
    private readonly uint[] _asns;

    // Of network i: customers from [3i], peers from [3i + 1], providers from [3i + 2] to [3i + 3].
    private readonly int[] _rows;
    private readonly int[] _neighbors;

    internal AsGraph(uint[] asns, int[] rows, int[] neighbors)
    {
        _asns = asns;
        _rows = rows;
        _neighbors = neighbors;
        for (int i = 0; i < asns.Length; i++)
        {
            PeerLinkCount += rows[(3 * i) + 2] - rows[(3 * i) + 1];
        }
        PeerLinkCount /= 2;
    }

    /// <summary>Networks.</summary>
    public int Count => _asns.Length;

    /// <summary>Links, each counted once.</summary>
    public int LinkCount => _neighbors.Length / 2;

    public int PeerLinkCount { get; }

    public int ProviderLinkCount => LinkCount - PeerLinkCount;

    /// <summary>The numbers by index, ascending.</summary>
    internal ReadOnlySpan<uint> Asns => _asns;

    internal int[] Rows => _rows;

    internal int[] NeighborRows => _neighbors;

    public Asn AsnOf(int index) => new(_asns[index]);

    /// <summary>-1 when the network is not in the graph.</summary>
    public int IndexOf(Asn asn) => Math.Max(-1, Array.BinarySearch(_asns, asn.Value));

    public ReadOnlySpan<int> CustomersOf(int index) => Row(3 * index);

    public ReadOnlySpan<int> PeersOf(int index) => Row((3 * index) + 1);

    public ReadOnlySpan<int> ProvidersOf(int index) => Row((3 * index) + 2);

    /// <summary>Customers, then peers, then providers.</summary>
    public ReadOnlySpan<int> NeighborsOf(int index) =>
        _neighbors.AsSpan(_rows[3 * index], _rows[(3 * index) + 3] - _rows[3 * index]);

    /// <summary>What <paramref name="neighbor"/> is to <paramref name="index"/>; null when there is no link.</summary>
    public AsRelationship? RelationshipOf(int index, int neighbor)
    {
        foreach (
            AsRelationship relationship in (ReadOnlySpan<AsRelationship>)
                [AsRelationship.Provider, AsRelationship.Peer, AsRelationship.Customer]
        )
        {
            if (Row((3 * index) + (int)relationship).BinarySearch(neighbor) >= 0)
            {
                return relationship;
            }
        }
        return null;
    }

    /// <summary>The same graph without one link; indexes stay, also of a network that has no link left.</summary>
    /// <exception cref="ArgumentException">There is no such link.</exception>
    public AsGraph WithoutLink(Asn one, Asn other)
    {
        (int a, int b) = (Known(one), Known(other));
        if (RelationshipOf(a, b) is not { } relationship)
        {
            throw new ArgumentException($"There is no link between {one} and {other}.", nameof(other));
        }
        return AsGraphEdit.Remove(this, a, b, relationship);
    }

    /// <summary>The same graph with one more link between two of its networks; indexes stay.</summary>
    /// <param name="relationship">What <paramref name="other"/> becomes to <paramref name="one"/>.</param>
    /// <exception cref="ArgumentException">The link exists, or would make a network its own provider.</exception>
    public AsGraph WithLink(Asn one, Asn other, AsRelationship relationship)
    {
        (int a, int b) = (Known(one), Known(other));
        if (a == b || RelationshipOf(a, b) is not null)
        {
            throw new ArgumentException($"{one} and {other} are one network, or linked already.", nameof(other));
        }
        AsGraph changed = AsGraphEdit.Add(this, a, b, relationship);
        return ProviderCycles.Find(changed) is []
            ? changed
            : throw new ArgumentException(
                $"With {one} and {other} a network would be its own provider.",
                nameof(other)
            );
    }

    private int Known(Asn asn) =>
        IndexOf(asn) is var index and >= 0
            ? index
            : throw new ArgumentException($"{asn} is not in the graph.", nameof(asn));

    private ReadOnlySpan<int> Row(int row) => _neighbors.AsSpan(_rows[row], _rows[row + 1] - _rows[row]);
}
