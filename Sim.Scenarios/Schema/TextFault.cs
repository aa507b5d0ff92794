namespace Sim.Scenarios.Schema;

/// <summary>Why a text inside a scenario, such as a threshold expression, cannot be read.</summary>
/// <param name="Position">Index of the offending character, from 0.</param>
/// <param name="Expected">What may stand there.</param>
/// <param name="Suggestion">The nearest valid word.</param>
public sealed record TextFault(int Position, string Message, string? Expected, string? Suggestion);
