namespace Sim.Scenarios.Results;

/// <summary>How busy a resource was.</summary>
/// <param name="Resource">blade cpu, blade nic, blade connections, pod cpu or pod concurrency.</param>
/// <param name="Mean">Time-weighted mean utilization; 1 is full.</param>
/// <param name="Peak">Largest utilization of a step.</param>
public sealed record ResourceUse(string Resource, double Mean, double Peak);
