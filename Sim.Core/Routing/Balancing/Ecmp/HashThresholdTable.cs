namespace Sim.Core.Routing.Balancing.Ecmp;

/// <summary>The hash space in regions of equal length, one per member, in their order (RFC 2992).</summary>
internal sealed class HashThresholdTable(int[] members, int blades) : EcmpTable(members, blades)
{
    private readonly int[] _members = members;

    public override int Pick(ulong hash) => _members[IntervalOf(hash, _members.Length)];
}
