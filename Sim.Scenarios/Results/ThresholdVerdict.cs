namespace Sim.Scenarios.Results;

/// <summary>Whether one threshold held.</summary>
/// <param name="Expression">As written in the scenario.</param>
/// <param name="Passed">Whether it held.</param>
/// <param name="Actual">The measured value, with its unit; "no data" when nothing was measured, which fails.</param>
/// <param name="Margin">Distance to the limit over the limit, positive when it held; null without data or for a limit of 0.</param>
public sealed record ThresholdVerdict(string Expression, bool Passed, string Actual, double? Margin);
