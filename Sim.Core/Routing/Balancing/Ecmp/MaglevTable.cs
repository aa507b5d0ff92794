using Sim.Core.Randomness;

namespace Sim.Core.Routing.Balancing.Ecmp;

/// <summary>
/// Maglev hashing: every member has its own order of the entries, and in turn each takes the next free entry in its
/// order.
/// </summary>
/// <remarks>
/// Members take turns, so their numbers of entries differ by one at most. The order of a member is a walk from an
/// offset in steps of a skip, both hashes of its number. Building takes about M ln M steps for M entries. Source:
/// Eisenbud et al., Maglev: A Fast and Reliable Software Network Load Balancer, NSDI 2016, section 3.4.
/// </remarks>
internal sealed class MaglevTable : EcmpTable
{
    /// <summary>The usual number of entries: good to 1 % for up to 655 members (M > 100 N).</summary>
    public const int SmallSize = 65_537;

    /// <summary>The larger number of entries in the paper.</summary>
    public const int LargeSize = 655_373;

    private readonly ushort[] _entries;

    /// <param name="size">Number of entries, a prime, so that every skip visits all of them.</param>
    public MaglevTable(int[] members, int blades, int size)
        : base(members, blades)
    {
        _entries = Fill(Members, size);
    }

    public ReadOnlySpan<ushort> Entries => _entries;

    public override int Pick(ulong hash) => _entries[IntervalOf(hash, _entries.Length)];

    private static ushort[] Fill(ReadOnlySpan<int> members, int size)
    {
        int[] next = new int[members.Length];
        int[] skip = new int[members.Length];
        for (int i = 0; i < next.Length; i++)
        {
            next[i] = (int)(HashOf(members[i], 0) % (ulong)size);
            skip[i] = (int)(HashOf(members[i], 1) % (ulong)(size - 1)) + 1;
        }
        ushort[] entries = new ushort[size];
        bool[] taken = new bool[size];
        for (int count = 0; count < size; count++)
        {
            int turn = count % next.Length;
            while (taken[next[turn]])
            {
                next[turn] = (next[turn] + skip[turn]) % size;
            }
            entries[next[turn]] = (ushort)members[turn];
            taken[next[turn]] = true;
        }
        return entries;
    }

    private static ulong HashOf(int member, int purpose) => new SplitMix64(((ulong)member << 1) | (uint)purpose).Next();
}
