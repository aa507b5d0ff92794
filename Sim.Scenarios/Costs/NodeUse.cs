namespace Sim.Scenarios.Costs;

/// <summary>Nodes of one machine under a pool.</summary>
/// <param name="Pool">Whose.</param>
/// <param name="Machine">Such as <c>n2-standard-8</c>.</param>
/// <param name="UsdPerHour">Null: not known.</param>
/// <param name="NodeHours">Ready nodes over time.</param>
public sealed record NodeUse(string Pool, string Machine, double? UsdPerHour, double NodeHours);
