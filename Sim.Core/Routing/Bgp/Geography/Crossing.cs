namespace Sim.Core.Routing.Bgp.Geography;

/// <summary>One way of a network to hand over to a neighbor.</summary>
/// <param name="Next">The slot of the neighbor; of an announcer the number of the door, as its complement.</param>
/// <param name="Site">-1 when packets are lost later on.</param>
/// <param name="Med">What the neighbor would carry them, in nanoseconds.</param>
/// <param name="Backhaul">Of the circuit, in nanoseconds.</param>
/// <param name="Rest">From the exit to the site, in nanoseconds.</param>
/// <param name="Kilometers">From the exit to the site.</param>
internal readonly record struct Crossing(
    MeetingPoint Point,
    int Next,
    int Site,
    long Med,
    long Backhaul,
    long Rest,
    double Kilometers
);
