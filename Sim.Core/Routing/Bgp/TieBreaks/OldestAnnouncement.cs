using Sim.Core.Routing.Bgp.Topology;

namespace Sim.Core.Routing.Bgp.TieBreaks;

/// <summary>
/// The announcement that was made first, by its position in the list: what the "oldest route" step of routers comes to
/// when announcements are made one after the other, each after the network is quiet.
/// </summary>
/// <remarks>So catchments depend on the order of announcements. Source: Zhang et al., "AnyOpt", SIGCOMM 2021.</remarks>
public sealed class OldestAnnouncement : ITieBreak
{
    public string Name => TieBreakNames.Oldest;

    public bool IsTotal => false;

    public int Compare(AsGraph graph, int receiver, TiedRoute one, TiedRoute other) =>
        one.Announcement.CompareTo(other.Announcement);
}
