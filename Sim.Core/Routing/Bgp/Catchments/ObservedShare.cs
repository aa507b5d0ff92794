using Sim.Core.Quantities;

namespace Sim.Core.Routing.Bgp.Catchments;

/// <summary>What was measured: how much of a network lands at a site.</summary>
/// <remarks>Shares of one network are in proportion to each other; they need not add up to 1.</remarks>
/// <param name="Site">The name of a site of the prefix.</param>
/// <param name="Share">0 or more.</param>
/// <param name="RoundTrip">Between the first router of clients and the site; null where it was not measured.</param>
public sealed record ObservedShare(Asn Network, string Site, Ratio Share, SimDuration? RoundTrip = null);
