namespace Sim.Core.Models.Resolution;

/// <summary>One of several answers to the same question.</summary>
/// <param name="Probability">More than 0.</param>
/// <param name="Answer">What one cache holds that got it.</param>
public readonly record struct AnswerPart(double Probability, AnswerMix Answer);
