namespace Sim.Core.Routing.Bgp.TieBreaks;

/// <summary>One of two routes that preference and length leave equal.</summary>
/// <param name="Neighbor">Who sent it, by index in the graph.</param>
/// <param name="Announcement">Which announcement it leads to, by position.</param>
public readonly record struct TiedRoute(int Neighbor, int Announcement);
