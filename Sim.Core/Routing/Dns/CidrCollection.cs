using System.Net;

namespace Sim.Core.Routing.Dns;

/// <summary>
/// Named sets of address blocks for IP-based routing. Source: Route 53 API Reference, CidrCollection.
/// </summary>
public sealed record CidrCollection(string Id, ValueList<CidrLocation> Locations);

/// <summary>A named set of address blocks, the place of its clients.</summary>
/// <param name="Blocks">/1 to /24 (IPv4) or /1 to /48 (IPv6).</param>
public sealed record CidrLocation(string Name, ValueList<IPNetwork> Blocks);
