using Sim.Core.Network;

namespace Sim.Scenarios.Datasets;

/// <summary>The access networks of a country, or of the countries of a continent that have no row of their
/// own.</summary>
/// <param name="Continent">AF, AN, AS, EU, NA, OC or SA.</param>
/// <param name="Country">ISO 3166 alpha-2; null: the rest of the continent.</param>
public sealed record AccessShares(string Continent, string? Country, AccessMix Fixed, AccessMix Mobile);
