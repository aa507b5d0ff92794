using System.Globalization;
using Sim.Scenarios.Lint;
using Sim.Scenarios.Schema.Source;

namespace Sim.Runner.Output;

/// <summary>
/// Findings for people who want to know why: one line each, and below the first of each kind the reason and the fix.
/// </summary>
internal sealed class ExplainedDiagnostics(bool color) : IDiagnosticFormat
{
    private const int Width = 100;
    private const string Bold = "\e[1m";
    private const string Red = "\e[31m";
    private const string Yellow = "\e[33m";
    private const string Reset = "\e[0m";

    public void Write(IReadOnlyList<Diagnostic> found, TextWriter output)
    {
        HashSet<string> explained = [];
        foreach (Diagnostic diagnostic in found)
        {
            string place = string.Create(
                CultureInfo.InvariantCulture,
                $"{VisibleText.Of(diagnostic.File)}:{diagnostic.Line}:{diagnostic.Column}:"
            );
            bool isWarning = diagnostic.Severity == Severity.Warning;
            string severity = Paint(isWarning ? "warning:" : "error:", isWarning ? Yellow : Red);
            string sentence = VisibleText.Of(IDiagnosticFormat.Sentence(diagnostic));
            output.WriteLine($"{Paint(place, Bold)} {severity} {diagnostic.Code}: {sentence}");
            if (DiagnosticRules.All.TryGetValue(diagnostic.Code, out DiagnosticRule? rule) && explained.Add(rule.Code))
            {
                Write("why: ", rule.Why, output);
                Write("fix: ", rule.Fix, output);
                Write("see: ", rule.Source, output);
            }
        }
    }

    private static void Write(string label, string text, TextWriter output)
    {
        string start = "    " + label;
        string line = start;
        foreach (string word in text.Split(' '))
        {
            if (line.Length > start.Length && line.Length + word.Length > Width)
            {
                output.WriteLine(line.TrimEnd());
                line = new string(' ', start.Length);
            }
            line += word + " ";
        }
        output.WriteLine(line.TrimEnd());
    }

    private string Paint(string text, string style) => color ? style + text + Reset : text;
}
