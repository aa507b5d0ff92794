using Sim.Core.Quantities;

namespace Sim.Core.Routing.Bgp.Geography;

/// <summary>A city in which networks have routers and meet.</summary>
/// <param name="Code">Unique within a <see cref="MetroTable"/>, customarily the IATA code.</param>
/// <param name="Country">ISO 3166 alpha-2; empty where it does not matter.</param>
public sealed record Metro(string Code, GeoPoint Location, string Country = "");
