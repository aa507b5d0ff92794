namespace Sim.Core.Models.Bgp;

/// <summary>What becomes of packets that a speaker sends to the prefix.</summary>
public enum PacketFate
{
    /// <summary>They arrive.</summary>
    Delivered,

    /// <summary>Somebody on the way has no route, or sends them over a dead link.</summary>
    Dropped,

    /// <summary>They go round in a circle.</summary>
    Looping,
}
