using Sim.Scenarios.Schema.Source;

namespace Sim.Runner.Output;

/// <summary>A way to write findings.</summary>
internal interface IDiagnosticFormat
{
    void Write(IReadOnlyList<Diagnostic> found, TextWriter output);

    /// <summary>Message, expectation and suggestion in one line, for formats that show nothing else.</summary>
    static string Sentence(Diagnostic found) =>
        found.Message
        + (found.Expected is { } expected ? $"; expected {expected}" : "")
        + (found.Suggestion is { } suggestion ? $"; did you mean '{suggestion}'?" : "");
}
