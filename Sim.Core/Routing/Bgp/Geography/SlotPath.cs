namespace Sim.Core.Routing.Bgp.Geography;

/// <summary>How packets go on from a metro of a network, and how far they then have to go.</summary>
/// <param name="Neighbor">Whom they are handed to; -1 at the announcer and where they are lost.</param>
/// <param name="Exit">The metro in which they leave the network; at the announcer that of the site.</param>
/// <param name="Next">As in <see cref="Crossing"/>; -1 where there is no neighbor.</param>
/// <param name="Site">-1 when packets are lost, here or later on.</param>
/// <param name="IsTie">Whether only a tie-break told this neighbor from another one.</param>
/// <param name="Own">To the exit, in nanoseconds.</param>
/// <param name="Backhaul">Of the circuit at the exit, in nanoseconds.</param>
/// <param name="Rest">From here to the site, in nanoseconds.</param>
/// <param name="Kilometers">From here to the site.</param>
internal readonly record struct SlotPath(
    int Neighbor,
    int Exit,
    int Next,
    int Site,
    bool IsTie,
    long Own,
    long Backhaul,
    long Rest,
    double Kilometers
)
{
    public static SlotPath None { get; } = new(-1, -1, -1, -1, false, 0, 0, 0, 0);
}
