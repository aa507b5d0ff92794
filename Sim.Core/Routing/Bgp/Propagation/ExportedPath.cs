using Sim.Core.Routing.Bgp.Policies;

namespace Sim.Core.Routing.Bgp.Propagation;

/// <summary>One of the paths that an announcement is sent with.</summary>
/// <param name="Announcement">By position in the list.</param>
/// <param name="Numbers">As it is sent, with what was put in front.</param>
/// <param name="Refusers">Networks that are in the path and so will not take it, by index; ascending.</param>
internal sealed record ExportedPath(int Announcement, uint[] Numbers, int[] Refusers, RouteMarks Marks);
