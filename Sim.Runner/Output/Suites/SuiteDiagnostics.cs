using Sim.Scenarios.Experiments.Suites;
using Sim.Scenarios.Schema.Source;

namespace Sim.Runner.Output.Suites;

/// <summary>
/// A suite's findings at the lines that name their scenarios, for annotations and code scanning: errors are what stops
/// a change, warnings what cannot be known.
/// </summary>
internal static class SuiteDiagnostics
{
    public static IReadOnlyList<Diagnostic> Of(SuiteReport report) =>
        [
            .. report.Findings.Select(finding => new Diagnostic
            {
                File = finding.Case.At.Source.Path,
                Line = finding.Case.At.Line,
                Column = finding.Case.At.Column,
                Length = finding.Case.At.Length,
                Severity = finding.Outcome == CaseOutcome.Unknown ? Severity.Warning : Severity.Error,
                Code = SuiteText.Code(finding.Kind),
                Message = $"{finding.Case.Id}: {SuiteText.Sentence(finding)}. What would lift it: {finding.Remedy}",
            }),
        ];
}
