using System.Globalization;
using Sim.Scenarios.Schema.Source;

namespace Sim.Runner.Output;

/// <summary>
/// Findings as workflow commands of GitHub Actions, which shows them beside the lines of a pull request.
/// </summary>
/// <remarks>
/// Paths must be relative to the repository, so run the tool in its root. Source: GitHub Docs, "Workflow commands", and
/// the escapes of the actions toolkit (packages/core/src/command.ts).
/// </remarks>
internal sealed class GitHubDiagnostics : IDiagnosticFormat
{
    public void Write(IReadOnlyList<Diagnostic> found, TextWriter output)
    {
        foreach (Diagnostic diagnostic in found)
        {
            string command = diagnostic.Severity == Severity.Warning ? "warning" : "error";
            string place = string.Create(
                CultureInfo.InvariantCulture,
                $"line={diagnostic.Line},col={diagnostic.Column},endColumn={diagnostic.Column + diagnostic.Length}"
            );
            output.WriteLine(
                $"::{command} file={Property(diagnostic.File)},{place},title={Property(diagnostic.Code)}::"
                    + Message(IDiagnosticFormat.Sentence(diagnostic))
            );
        }
    }

    private static string Message(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal)
            .Replace("\r", "%0D", StringComparison.Ordinal)
            .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) =>
        Message(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
