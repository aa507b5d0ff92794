using Sim.Scenarios.Answers;

namespace Sim.Runner.Output;

/// <summary>One question to a zone with its answer, ready to be shown.</summary>
/// <param name="Type">Of the records in the answer.</param>
/// <param name="Explanation">Why, line by line.</param>
/// <param name="Notes">What a reader should know besides, a sentence without full stop each.</param>
internal sealed record AnswerReport(
    string Name,
    string Type,
    AnswerSummary Summary,
    IReadOnlyList<string> Explanation,
    IReadOnlyList<string> Notes
);
