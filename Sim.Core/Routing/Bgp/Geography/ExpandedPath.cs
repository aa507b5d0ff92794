using Sim.Core.Quantities;

namespace Sim.Core.Routing.Bgp.Geography;

/// <summary>The path from a client to the site that it lands at, metro by metro.</summary>
/// <param name="Site">By index in the prefix; -1 when it reaches none, and then there is no leg.</param>
/// <param name="Legs">
/// Each network has one leg of its own, also where it takes and hands over in one metro; circuits between them are
/// legs, too.
/// </param>
/// <param name="Kilometers">Great circles of the legs.</param>
/// <param name="RoundTrip">Ways of the legs and what the ends of a path cost.</param>
public sealed record ExpandedPath(int Site, IReadOnlyList<PathLeg> Legs, double Kilometers, SimDuration RoundTrip);
