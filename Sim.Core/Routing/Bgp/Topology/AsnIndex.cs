using System.Numerics;

namespace Sim.Core.Routing.Bgp.Topology;

/// <summary>Numbers in the order in which they came, found by open addressing.</summary>
/// <remarks>
/// A table of its own, since a dictionary of such keys is compiled when the program starts, which takes longer than it
/// takes to fill it.
/// </remarks>
internal sealed class AsnIndex
{
    private const int FirstCapacity = 1024;

    private uint[] _asns = new uint[FirstCapacity];

    // One more than the position, at a hash of the number or behind it; 0 is free. Twice as many as numbers or more.
    private int[] _slots = new int[2 * FirstCapacity];

    public int Count { get; private set; }

    public uint this[int position] => _asns[position];

    /// <summary>The position of a number, which is added when it is new.</summary>
    public int Add(uint asn)
    {
        int slot = SlotOf(asn);
        while (_slots[slot] is var taken and > 0)
        {
            if (_asns[taken - 1] == asn)
            {
                return taken - 1;
            }
            slot = (slot + 1) & (_slots.Length - 1);
        }
        if (Count == _asns.Length)
        {
            Grow();
            return Add(asn);
        }
        _asns[Count++] = asn;
        _slots[slot] = Count;
        return Count - 1;
    }

    /// <summary>The numbers ascending, and by position which place each of them has.</summary>
    public uint[] Sorted(out int[] ranks)
    {
        uint[] asns = _asns;
        int[] order = new int[Count];
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }
        // A radix sort, three digits of eleven bits.
        for (int shift = 0; shift < 33; shift += 11)
        {
            order = CountingSort.Stable(order, position => (int)(asns[position] >> shift) & 0x7FF, 0x800);
        }
        ranks = new int[Count];
        uint[] sorted = new uint[Count];
        for (int rank = 0; rank < order.Length; rank++)
        {
            ranks[order[rank]] = rank;
            sorted[rank] = asns[order[rank]];
        }
        return sorted;
    }

    /// <summary>By the golden ratio (Knuth): the upper bits of the product.</summary>
    private int SlotOf(uint asn) =>
        (int)(unchecked(asn * 0x9E3779B1) >> (32 - BitOperations.Log2((uint)_slots.Length)));

    private void Grow()
    {
        uint[] before = _asns;
        _asns = new uint[2 * before.Length];
        Array.Copy(before, _asns, before.Length);
        _slots = new int[2 * _asns.Length];
        for (int position = 0; position < before.Length; position++)
        {
            int slot = SlotOf(before[position]);
            while (_slots[slot] > 0)
            {
                slot = (slot + 1) & (_slots.Length - 1);
            }
            _slots[slot] = position + 1;
        }
    }
}
