namespace Sim.Core.Routing.Bgp.Speaking;

/// <summary>
/// AS_PATHs that share their ends: a path is a number in front of a shorter path, and equal paths are one node.
/// </summary>
/// <remarks>
/// Putting a number in front, comparing two paths and asking for their length take the same time whatever the length.
/// Paths are never forgotten: 16 bytes each, and 4 to 8 for finding it.
/// </remarks>
internal sealed class PathTree
{
    private Node[] _nodes = new Node[1_024];
    private int[] _slots = new int[2_048];
    private int _count;

    /// <summary>Paths met so far.</summary>
    public int Count => _count;

    /// <summary>The empty path of an announcement: where its paths end.</summary>
    public int Root(int announcement) => Find(0, -1 - announcement, 0, announcement);

    public int Prepend(int path, uint asn) =>
        Find(asn, path, checked((ushort)(_nodes[path].Length + 1)), _nodes[path].Announcement);

    public int LengthOf(int path) => _nodes[path].Length;

    public int AnnouncementOf(int path) => _nodes[path].Announcement;

    public bool Contains(int path, uint asn)
    {
        while (_nodes[path].Length > 0)
        {
            if (_nodes[path].Asn == asn)
            {
                return true;
            }
            path = _nodes[path].Rest;
        }
        return false;
    }

    /// <summary>The numbers, the latest first.</summary>
    public Asn[] NumbersOf(int path)
    {
        var numbers = new Asn[LengthOf(path)];
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = new Asn(_nodes[path].Asn);
            path = _nodes[path].Rest;
        }
        return numbers;
    }

    private int Find(uint asn, int rest, ushort length, int announcement)
    {
        int slot = SlotOf(asn, rest);
        while (_slots[slot] is var found and > 0)
        {
            ref Node node = ref _nodes[found - 1];
            if (node.Asn == asn && node.Rest == rest)
            {
                return found - 1;
            }
            slot = (slot + 1) & (_slots.Length - 1);
        }
        if (_count == _nodes.Length)
        {
            Grow();
            slot = FreeSlot(asn, rest);
        }
        _nodes[_count++] = new Node(asn, rest, length, checked((ushort)announcement));
        _slots[slot] = _count;
        return _count - 1;
    }

    private int SlotOf(uint asn, int rest)
    {
        ulong mixed = unchecked(((ulong)asn << 32 | (uint)rest) * 0x9E37_79B9_7F4A_7C15);
        return (int)(mixed >> 32) & (_slots.Length - 1);
    }

    private int FreeSlot(uint asn, int rest)
    {
        int slot = SlotOf(asn, rest);
        while (_slots[slot] > 0)
        {
            slot = (slot + 1) & (_slots.Length - 1);
        }
        return slot;
    }

    private void Grow()
    {
        Array.Resize(ref _nodes, 2 * _nodes.Length);
        _slots = new int[2 * _nodes.Length];
        for (int i = 0; i < _count; i++)
        {
            _slots[FreeSlot(_nodes[i].Asn, _nodes[i].Rest)] = i + 1;
        }
    }

    /// <param name="Rest">The path behind; of an empty path -1 less its announcement.</param>
    private readonly record struct Node(uint Asn, int Rest, ushort Length, ushort Announcement);
}
