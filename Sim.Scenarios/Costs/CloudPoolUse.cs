namespace Sim.Scenarios.Costs;

/// <summary>What a pool behind a front end sent.</summary>
public sealed record CloudPoolUse(string Pool, double Bytes);
