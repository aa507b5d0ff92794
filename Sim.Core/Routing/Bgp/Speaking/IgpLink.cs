namespace Sim.Core.Routing.Bgp.Speaking;

/// <summary>Two routers of one network next to each other.</summary>
/// <param name="Cost">The same in both directions; null: the link is down.</param>
public sealed record IgpLink(string One, string Other, uint? Cost);
