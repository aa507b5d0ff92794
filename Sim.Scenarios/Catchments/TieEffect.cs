namespace Sim.Scenarios.Catchments;

/// <summary>Who lands elsewhere when ties between routes are broken by lot.</summary>
/// <param name="Orders">How often that was tried.</param>
/// <param name="MeanMoved">Users whose site differs, in the mean, 0 to 1.</param>
/// <param name="EverMoved">Users whose site differs at least once, 0 to 1.</param>
public sealed record TieEffect(int Orders, double MeanMoved, double EverMoved);
