namespace Sim.Core.Routing.Balancing.Ecmp;

/// <summary>The remainder of the hash by the number of members.</summary>
internal sealed class ModuloTable(int[] members, int blades) : EcmpTable(members, blades)
{
    private readonly int[] _members = members;

    public override int Pick(ulong hash) => _members[(int)(hash % (ulong)_members.Length)];
}
