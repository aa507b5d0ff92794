using Sim.Core.Quantities;

namespace Sim.Core.Routing.Balancing.Ecmp;

/// <summary>Which share of the flows moves from which blade to which when the set of blades changes.</summary>
/// <remarks>
/// Exact for uniformly distributed hashes. A resilient table is taken to be infinitely fine and without memory: what
/// moves when blades leave or when blades come is what its buckets give, and a blade that returns gets its old flows
/// back. A moved TCP flow is reset, since the new blade does not know it. Blades are numbered as in the set of all of
/// them; a set is one bool per blade.
/// </remarks>
public static class EcmpHashing
{
    /// <summary>
    /// The share of all flows that blade <paramref name="from"/> had and blade <paramref name="to"/> has; with one and
    /// the same blade, what stays.
    /// </summary>
    /// <exception cref="ArgumentException">The sets differ in length, or one is empty.</exception>
    public static Ratio Share(EcmpHashKind kind, ReadOnlySpan<bool> before, ReadOnlySpan<bool> after, int from, int to)
    {
        Refuse(before, after);
        if (!before[from] || !after[to])
        {
            return Ratio.Zero;
        }
        return new Ratio(
            kind switch
            {
                EcmpHashKind.Modulo => ModuloShare(before, after, from, to),
                EcmpHashKind.HashThreshold => HashThresholdShare(before, after, from, to),
                EcmpHashKind.Maglev => MaglevShare(before, after, (had, has) => had == from && has == to),
                _ => ResilientShare(before, after, from, to),
            }
        );
    }

    /// <summary>The share of all flows that change their blade, those of lost blades included.</summary>
    public static Ratio MovedShare(EcmpHashKind kind, ReadOnlySpan<bool> before, ReadOnlySpan<bool> after)
    {
        Refuse(before, after);
        if (kind == EcmpHashKind.Maglev)
        {
            return new Ratio(MaglevShare(before, after, (had, has) => had != has));
        }
        double kept = 0;
        for (int blade = 0; blade < before.Length; blade++)
        {
            kept += Share(kind, before, after, blade, blade).Value;
        }
        return new Ratio(1 - kept);
    }

    /// <summary>The share of all flows whose blade is still there and that move nevertheless.</summary>
    public static Ratio CollateralShare(EcmpHashKind kind, ReadOnlySpan<bool> before, ReadOnlySpan<bool> after)
    {
        Refuse(before, after);
        if (kind == EcmpHashKind.Maglev)
        {
            bool[] stays = after.ToArray();
            return new Ratio(MaglevShare(before, after, (had, has) => had != has && stays[had]));
        }
        int lost = 0;
        for (int blade = 0; blade < before.Length; blade++)
        {
            lost += before[blade] && !after[blade] ? 1 : 0;
        }
        return MovedShare(kind, before, after) - new Ratio(lost / (double)Count(before));
    }

    /// <summary>
    /// Positions p of n and q of m have a hash in common iff p and q agree modulo gcd(n, m): then one residue in
    /// lcm(n, m).
    /// </summary>
    private static double ModuloShare(ReadOnlySpan<bool> before, ReadOnlySpan<bool> after, int from, int to)
    {
        int n = Count(before);
        int m = Count(after);
        int divisor = GreatestCommonDivisor(n, m);
        bool meet = (Count(before[..from]) - Count(after[..to])) % divisor == 0;
        return meet ? divisor / ((double)n * m) : 0;
    }

    /// <summary>
    /// Every flow ranks all blades of both sets in a random order and takes the first that is there. With u blades in
    /// the union: the first of the union is kept by 1/u each; a lost first leads to the first of the new set, a new
    /// first came from the first of the old set.
    /// </summary>
    private static double ResilientShare(ReadOnlySpan<bool> before, ReadOnlySpan<bool> after, int from, int to)
    {
        int union = 0;
        for (int blade = 0; blade < before.Length; blade++)
        {
            union += before[blade] || after[blade] ? 1 : 0;
        }
        if (from == to)
        {
            return 1.0 / union;
        }
        double viaLost = after[from] ? 0 : 1.0 / ((double)union * Count(after));
        double viaNew = before[to] ? 0 : 1.0 / ((double)union * Count(before));
        return viaLost + viaNew;
    }

    /// <summary>
    /// Position p of n has the hashes from p/n to (p + 1)/n, q of m those from q/m to (q + 1)/m: in units of 1/(n m)
    /// the common part.
    /// </summary>
    private static double HashThresholdShare(ReadOnlySpan<bool> before, ReadOnlySpan<bool> after, int from, int to)
    {
        long n = Count(before);
        long m = Count(after);
        long p = Count(before[..from]);
        long q = Count(after[..to]);
        long common = Math.Min((p + 1) * m, (q + 1) * n) - Math.Max(p * m, q * n);
        return Math.Max(0, common) / ((double)n * m);
    }

    /// <summary>The share of the entries that the two tables give to a pair of blades that counts.</summary>
    private static double MaglevShare(ReadOnlySpan<bool> before, ReadOnlySpan<bool> after, Func<int, int, bool> counts)
    {
        ReadOnlySpan<ushort> had = ((MaglevTable)EcmpTable.Of(EcmpHashKind.Maglev, before)).Entries;
        ReadOnlySpan<ushort> has = ((MaglevTable)EcmpTable.Of(EcmpHashKind.Maglev, after)).Entries;
        int counted = 0;
        for (int entry = 0; entry < had.Length; entry++)
        {
            counted += counts(had[entry], has[entry]) ? 1 : 0;
        }
        return counted / (double)had.Length;
    }

    private static int GreatestCommonDivisor(int a, int b) => b == 0 ? a : GreatestCommonDivisor(b, a % b);

    private static int Count(ReadOnlySpan<bool> blades) => blades.Count(true);

    private static void Refuse(ReadOnlySpan<bool> before, ReadOnlySpan<bool> after)
    {
        if (before.Length != after.Length || !before.Contains(true) || !after.Contains(true))
        {
            throw new ArgumentException("The sets describe the same blades, and each has at least one.", nameof(after));
        }
    }
}
