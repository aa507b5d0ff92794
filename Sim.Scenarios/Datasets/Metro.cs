using Sim.Core.Quantities;

namespace Sim.Scenarios.Datasets;

/// <summary>A city with Internet exchanges.</summary>
/// <param name="Iata">Customary code of the point of presence, mostly its largest airport.</param>
/// <param name="Country">ISO 3166 alpha-2.</param>
/// <param name="Center">City center.</param>
/// <param name="Population">Persons in the city proper.</param>
public sealed record Metro(string Iata, string City, string Country, GeoPoint Center, long Population);
