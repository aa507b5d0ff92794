namespace Sim.Scenarios.Results.Stages;

/// <summary>The country with the most failed requests of a stage.</summary>
/// <param name="Country">ISO 3166 alpha-2.</param>
/// <param name="Failed">Requests given up.</param>
/// <param name="Share">Of all failed requests of the stage, above 0 to 1.</param>
/// <param name="Endpoint">Where most of the last attempts of its region failed; null: nowhere in particular.</param>
public sealed record StageFailures(string Country, double Failed, double Share, string? Endpoint);
