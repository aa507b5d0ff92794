namespace Sim.Scenarios.Results.Thresholds;

/// <summary>Where and why an expression is not a threshold.</summary>
/// <param name="Position">Index of the offending character, from 0; the length of the text when something is missing at
/// its end.</param>
/// <param name="Expected">What may stand there: words separated by commas, or a description.</param>
/// <param name="Suggestion">The nearest valid word, where one is near.</param>
public sealed record ThresholdSyntaxError(int Position, string Expected, string? Suggestion)
{
    /// <summary><c>expected A, B; did you mean 'A'?</c></summary>
    public override string ToString() =>
        $"expected {Expected}" + (Suggestion is null ? "" : $"; did you mean '{Suggestion}'?");
}
