namespace Sim.Core.Routing.Bgp.Geography;

/// <summary>Where one network hands packets to another, by index of the metros.</summary>
/// <param name="Exit">Of the network that hands over.</param>
/// <param name="Entry">Of the one that takes; another metro where a circuit joins the two (backhaul).</param>
public readonly record struct MeetingPoint(int Exit, int Entry);
