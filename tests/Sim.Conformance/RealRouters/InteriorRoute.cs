using System.Net;

namespace Sim.Conformance.RealRouters;

/// <summary>How far a judge has it to next hops inside of its network.</summary>
/// <param name="NextHop">An address of the prefix.</param>
internal sealed record InteriorRoute(IPNetwork Prefix, IPAddress NextHop, IPAddress Gateway, uint Metric);
