using Sim.Core.Routing.Bgp.Policies;
using Sim.Core.Routing.Bgp.TieBreaks;

namespace Sim.Core.Routing.Bgp.Propagation;

/// <summary>A route that a network has received and may use.</summary>
/// <param name="Announcement">Which announcement it leads to, in the order in which they were made.</param>
internal readonly record struct Candidate(RouteEntry Entry, RouteMarks Marks, int Announcement)
{
    public TiedRoute Tied => new(Entry.Next, Announcement);
}
