namespace Sim.Scenarios.Results.Stages;

/// <summary>A country that an endpoint has more requests of than in the stage before.</summary>
/// <param name="Country">ISO 3166 alpha-2.</param>
/// <param name="PerSecond">How many more answered requests per second, in the mean over each stage; above 0.</param>
public sealed record StageGrowth(string Country, double PerSecond);
