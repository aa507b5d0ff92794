using Sim.Core.Routing.Bgp.Topology;

namespace Sim.Core.Routing.Bgp.Propagation;

/// <summary>What an announcer sends to one neighbor.</summary>
/// <param name="To">What the neighbor is to the announcer.</param>
/// <param name="Path">By position in the <see cref="AnnouncementSet"/>.</param>
/// <param name="Length">Of the path as the neighbor then has it, with its own number.</param>
internal readonly record struct InitialExport(
    int Announcer,
    int Neighbor,
    AsRelationship To,
    int Path,
    ushort Length,
    RouteFlags Flags
);
