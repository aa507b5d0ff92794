namespace Sim.Core.Models.Bgp;

/// <summary>A speaker that comes back to routes that it has left.</summary>
/// <param name="Routes">Its best routes in order, each once.</param>
public sealed record OscillatingSpeaker(string Name, IReadOnlyList<string> Routes);
