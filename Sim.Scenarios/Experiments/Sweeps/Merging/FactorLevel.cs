namespace Sim.Scenarios.Experiments.Sweeps.Merging;

/// <summary>A value of a factor, or a part of its range, and the mean of the points that have it.</summary>
/// <param name="Label">The value, or the range of those values that occur.</param>
/// <param name="Mean">Of a measure, in its unit.</param>
/// <param name="Points">1 or more.</param>
public sealed record FactorLevel(string Label, double Mean, int Points);
