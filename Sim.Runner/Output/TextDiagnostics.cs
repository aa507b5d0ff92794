using System.Globalization;
using Sim.Scenarios.Schema.Source;

namespace Sim.Runner.Output;

/// <summary>
/// Findings for people: the place in the form that editors and terminals link, the line, a caret, and what to write.
/// </summary>
internal sealed class TextDiagnostics(bool color) : IDiagnosticFormat
{
    private const int Width = 100;
    private const string Indent = "    ";
    private const string Bold = "\e[1m";
    private const string Red = "\e[31m";
    private const string Yellow = "\e[33m";
    private const string Green = "\e[32m";
    private const string Reset = "\e[0m";

    public void Write(IReadOnlyList<Diagnostic> found, TextWriter output)
    {
        foreach (Diagnostic diagnostic in found)
        {
            Write(diagnostic, output);
        }
    }

    private void Write(Diagnostic found, TextWriter output)
    {
        bool isWarning = found.Severity == Severity.Warning;
        string place = string.Create(
            CultureInfo.InvariantCulture,
            $"{VisibleText.Of(found.File)}:{found.Line}:{found.Column}:"
        );
        string code = Paint(found.Code, isWarning ? Yellow : Red);
        string message = VisibleText.Of(found.Message);
        output.WriteLine($"{Paint(place, Bold)} {code}: {(isWarning ? "warning: " : "")}{message}");
        // A line of nothing but brackets, where an object of JSON begins, shows nothing.
        if (found.SourceLine is { } line && line.Any(char.IsLetterOrDigit))
        {
            (string text, int caret) = VisibleText.Around(line, found.Column, Width);
            output.WriteLine(Indent + text.TrimEnd());
            output.WriteLine(Indent + new string(' ', caret) + Paint("^", Green));
        }
        if (found.Expected is { } expected)
        {
            output.WriteLine($"{Indent}expected {VisibleText.Of(expected)}");
        }
        if (found.Suggestion is { } suggestion)
        {
            output.WriteLine($"{Indent}did you mean {Paint($"'{VisibleText.Of(suggestion)}'", Green)}?");
        }
    }

    private string Paint(string text, string style) => color ? style + text + Reset : text;
}
