using System.Globalization;
using Sim.Scenarios.Answers;
using Spectre.Console;

namespace Sim.Runner.Output;

/// <summary>Prints an answer for people: the answers with share and TTL, then why, then what else to know.</summary>
internal static class AnswerPrinter
{
    public static void Print(AnswerReport report, bool explain, IAnsiConsole console)
    {
        // Past the console, which would break long lines.
        TextWriter output = console.Profile.Out.Writer;
        AnswerSummary summary = report.Summary;
        string cached = summary.ResponseCode == AnswerSummary.NoError ? "" : ", may be cached for " + Seconds(summary);
        output.WriteLine($"{VisibleText.Of(report.Name)} {report.Type}: {summary.ResponseCode}{cached}");
        if (summary.Answers.Count > 0)
        {
            PrintAnswers(summary, console);
        }
        if (explain)
        {
            output.WriteLine();
            foreach (string line in report.Explanation)
            {
                output.WriteLine(VisibleText.Of(line));
            }
        }
        if (report.Notes.Count > 0)
        {
            output.WriteLine();
        }
        foreach (string note in report.Notes)
        {
            output.WriteLine($"note: {VisibleText.Of(note)}");
        }
    }

    private static void PrintAnswers(AnswerSummary summary, IAnsiConsole console)
    {
        var table = new SummaryTable("answer", ">share", ">TTL");
        foreach (AnswerSet answer in summary.Answers)
        {
            table.Add(
                answer.Values.Count == 0 ? "no record" : string.Join(", ", answer.Values),
                (100 * answer.Probability).ToString("0.####", CultureInfo.InvariantCulture) + " %",
                answer.TtlSeconds.ToString(CultureInfo.InvariantCulture) + " s"
            );
        }
        table.Print(console);
        if (summary.Answers.Any(answer => answer.Values.Count > 1))
        {
            console.Profile.Out.Writer.WriteLine("  Several values come in one answer, in random order.");
        }
    }

    private static string Seconds(AnswerSummary summary) =>
        summary.TtlSeconds.ToString(CultureInfo.InvariantCulture) + " s";
}
