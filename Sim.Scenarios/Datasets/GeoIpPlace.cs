using Sim.Core.Quantities;

namespace Sim.Scenarios.Datasets;

/// <summary>What a file of address locations says of one address; every part may be missing.</summary>
/// <param name="Continent">AF, AN, AS, EU, NA, OC or SA.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="Subdivision">ISO 3166-2 without the country.</param>
public sealed record GeoIpPlace(string? Continent, string? Country, string? Subdivision, GeoPoint? Point);
