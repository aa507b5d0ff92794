namespace Sim.Core.Routing.Bgp.Decision;

/// <summary>What a decision process came to.</summary>
/// <param name="Best">The best route, by position in the list of candidates; -1 when none can be used.</param>
/// <param name="DecidedBy">The criterion by which the best route beat the runner-up; null when there was no
/// other.</param>
/// <param name="RunnerUp">What would be best without the best one, by position; -1 when there is no other.</param>
/// <param name="Multipath">All routes that are used together, the best one first.</param>
public sealed record RouteDecision(int Best, string? DecidedBy, int RunnerUp, IReadOnlyList<int> Multipath);
