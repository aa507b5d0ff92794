using Sim.Core.Quantities;

namespace Sim.Core.Models.Platform;

/// <summary>
/// A place in the network from which packets come: the users of a country or a part of it, or the health checkers of a
/// cloud region.
/// </summary>
/// <param name="Name"><c>FR</c>, <c>US-CA</c>, <c>aws:eu-west-1</c>.</param>
/// <param name="Location">Where its packets start.</param>
/// <param name="Country">ISO 3166 alpha-2.</param>
/// <param name="InCloud">Whether they start in a data center, without an access network.</param>
public sealed record VantageSpec(string Name, GeoPoint Location, string Country, bool InCloud);
