namespace Sim.Core.Routing.Bgp.Propagation;

/// <summary>What announcers send to their neighbors, collected and put in order.</summary>
/// <remarks>Sorts by itself: a sort of the framework over such structs is compiled when the program starts.</remarks>
internal sealed class ExportList
{
    private InitialExport[] _exports = new InitialExport[16];

    public int Count { get; private set; }

    public void Add(in InitialExport export)
    {
        if (Count == _exports.Length)
        {
            var larger = new InitialExport[2 * Count];
            Array.Copy(_exports, larger, Count);
            _exports = larger;
        }
        _exports[Count++] = export;
    }

    /// <summary>By announcer, then neighbor; of several to one neighbor the shortest, and of those the first.</summary>
    public InitialExport[] ByPair()
    {
        InitialExport[] sorted = Sorted(Count, byLength: false);
        int kept = 0;
        foreach (InitialExport export in sorted)
        {
            bool isAgain =
                kept > 0
                && sorted[kept - 1].Announcer == export.Announcer
                && sorted[kept - 1].Neighbor == export.Neighbor;
            if (!isAgain)
            {
                sorted[kept++] = export;
            }
        }
        var distinct = new InitialExport[kept];
        Array.Copy(sorted, distinct, kept);
        return distinct;
    }

    /// <summary>By length, then neighbor; where both are equal as they were added.</summary>
    public InitialExport[] ByLength() => Sorted(Count, byLength: true);

    /// <summary>A merge sort from below: stable, and quick where nearly all is in order already.</summary>
    private InitialExport[] Sorted(int count, bool byLength)
    {
        var from = new InitialExport[count];
        Array.Copy(_exports, from, count);
        var to = new InitialExport[count];
        for (int width = 1; width < count; width *= 2)
        {
            for (int start = 0; start < count; start += 2 * width)
            {
                int middle = Math.Min(start + width, count);
                Merge(from, to, start, middle, Math.Min(middle + width, count), byLength);
            }
            (from, to) = (to, from);
        }
        return from;
    }

    private static void Merge(InitialExport[] from, InitialExport[] to, int start, int middle, int end, bool byLength)
    {
        (int left, int right) = (start, middle);
        for (int at = start; at < end; at++)
        {
            bool isLeft = right == end || (left < middle && !IsBefore(from[right], from[left], byLength));
            to[at] = isLeft ? from[left++] : from[right++];
        }
    }

    private static bool IsBefore(in InitialExport one, in InitialExport other, bool byLength)
    {
        if (!byLength && one.Announcer != other.Announcer)
        {
            return one.Announcer < other.Announcer;
        }
        if (byLength && one.Length != other.Length)
        {
            return one.Length < other.Length;
        }
        if (one.Neighbor != other.Neighbor || byLength)
        {
            return one.Neighbor < other.Neighbor;
        }
        return one.Length != other.Length ? one.Length < other.Length : one.Path < other.Path;
    }
}
