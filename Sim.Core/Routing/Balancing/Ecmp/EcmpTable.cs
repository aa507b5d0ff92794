namespace Sim.Core.Routing.Balancing.Ecmp;

/// <summary>Which blade a flow goes to, for one set of blades.</summary>
/// <remarks>
/// Immutable: another set is another table. Blades are numbered as in the set of all of them, so that a number means
/// the same blade in every table of a site. A flow that another blade gets in the next table is reset there, since that
/// blade does not know it.
/// </remarks>
public abstract class EcmpTable
{
    /// <summary>Most blades of a set, members or not.</summary>
    public const int MaxBlades = 65_536;

    private readonly int[] _members;

    private protected EcmpTable(int[] members, int blades) => (_members, BladeCount) = (members, blades);

    /// <summary>Numbers of the blades that get flows, ascending, at least one.</summary>
    public ReadOnlySpan<int> Members => _members;

    /// <summary>Of the set of all blades.</summary>
    public int BladeCount { get; }

    /// <summary>The table for a set of blades.</summary>
    /// <param name="kind">How the router maps hashes.</param>
    /// <param name="blades">One entry per blade: whether it gets flows.</param>
    /// <param name="former">
    /// The table before this one, of the same kind and blades; null: there was none. Only a resilient table remembers.
    /// </param>
    /// <exception cref="ArgumentException">
    /// No blade gets flows, there are too many, or the former table is of another kind or number of blades.
    /// </exception>
    public static EcmpTable Of(EcmpHashKind kind, ReadOnlySpan<bool> blades, EcmpTable? former = null)
    {
        int[] members = MembersOf(blades);
        EcmpTable table = kind switch
        {
            EcmpHashKind.Resilient => new ResilientTable(members, blades.Length, former as ResilientTable),
            EcmpHashKind.Modulo => new ModuloTable(members, blades.Length),
            EcmpHashKind.HashThreshold => new HashThresholdTable(members, blades.Length),
            EcmpHashKind.Maglev => new MaglevTable(members, blades.Length, MaglevTable.SmallSize),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "One of the kinds is expected."),
        };
        return former is null || (former.GetType() == table.GetType() && former.BladeCount == blades.Length)
            ? table
            : throw new ArgumentException("The former table is of another kind or number of blades.", nameof(former));
    }

    /// <summary>The blade of a flow; allocates nothing.</summary>
    /// <param name="hash">Of the flow, uniform over all 64 bits: <see cref="FlowKey.Hash"/>.</param>
    public abstract int Pick(ulong hash);

    /// <summary>The place of a hash among equal intervals of the hash space.</summary>
    private protected static int IntervalOf(ulong hash, int intervals) =>
        (int)Math.BigMul(hash, (ulong)intervals, out _);

    private static int[] MembersOf(ReadOnlySpan<bool> blades)
    {
        if (blades.Length > MaxBlades || !blades.Contains(true))
        {
            throw new ArgumentException($"1 to {MaxBlades} blades are expected, one of them in use.", nameof(blades));
        }
        int[] members = new int[blades.Count(true)];
        int found = 0;
        for (int blade = 0; blade < blades.Length; blade++)
        {
            if (blades[blade])
            {
                members[found++] = blade;
            }
        }
        return members;
    }
}
