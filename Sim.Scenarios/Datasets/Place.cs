using Sim.Core.Quantities;

namespace Sim.Scenarios.Datasets;

/// <summary>Somewhere that a scenario names.</summary>
/// <param name="Code">The name in the form that the tables use, such as PAR or gcp:europe-west1; for coordinates as
/// they were written.</param>
/// <param name="City">Null when it is not known.</param>
/// <param name="Country">ISO 3166 alpha-2; null when it is not known.</param>
public sealed record Place(string Code, GeoPoint Point, string? City, string? Country);
