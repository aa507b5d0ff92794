using Sim.Core.Quantities;

namespace Sim.Core.Routing.Bgp.Catchments;

/// <summary>A site, by index in the prefix, and the round trip to it.</summary>
public readonly record struct SiteRoundTrip(int Site, SimDuration RoundTrip);
