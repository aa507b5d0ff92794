namespace Sim.Core.Routing.Bgp.Geography;

/// <summary>Where a neighbor hands traffic for an anycast prefix over, and how it goes on.</summary>
/// <param name="Point">Its <see cref="MeetingPoint.Entry"/> is a metro of the announcer.</param>
/// <param name="Site">By index in the prefix.</param>
/// <param name="InteriorNanoseconds">From the entry to the site.</param>
/// <param name="RestNanoseconds">From the exit to the site.</param>
/// <param name="RestKilometers">From the exit to the site.</param>
internal readonly record struct AnycastDoor(
    MeetingPoint Point,
    int Site,
    int Copies,
    long InteriorNanoseconds,
    long RestNanoseconds,
    double RestKilometers
);
