namespace Sim.Core.Statistics.Inference;

/// <summary>What <see cref="SequentialStopping"/> decided, and from what.</summary>
/// <param name="Outcome">Stop or go on.</param>
/// <param name="Mean">
/// The mean so far, with <see cref="FailedAssumption.RepeatedLooks"/> from the second look on.
/// </param>
/// <param name="Looks">How often the rule has looked, this time included.</param>
/// <param name="NextLook">At how many replications it looks next; null: it stopped.</param>
public sealed record SequentialDecision(SequentialOutcome Outcome, Estimate Mean, int Looks, int? NextLook);
