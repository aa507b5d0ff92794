using System.Globalization;
using Sim.Runner.Output.Comparisons;
using Sim.Scenarios.Experiments.Comparisons;
using Sim.Scenarios.Experiments.Suites;
using Sim.Scenarios.Results.Measures;
using Spectre.Console;

namespace Sim.Runner.Output.Suites;

/// <summary>A suite's verdict for people: the cases, what is wrong, and what lifts it.</summary>
internal static class SuitePrinter
{
    private static readonly Style s_heading = new(decoration: Decoration.Bold);
    private static readonly Style s_good = new(Color.Green);
    private static readonly Style s_open = new(Color.Yellow);
    private static readonly Style s_bad = new(Color.Red, decoration: Decoration.Bold);

    /// <param name="top">Findings to show.</param>
    public static void Print(SuiteReport report, int top, IAnsiConsole console)
    {
        console.Write(new Text(SuiteText.Heading(report) + "\n", s_heading));
        PrintCases(report, console);
        SuiteFinding[] findings = [.. report.Findings];
        PrintThresholds([.. findings.Where(one => one.Threshold is not null)], top, console);
        PrintDifferences([.. findings.Where(one => one.Difference is not null)], top, console);
        foreach (SuiteFinding gone in findings.Where(one => one.Gone is not null).Take(top))
        {
            Line(console, $"{gone.Case.Id}: {SuiteText.Sentence(gone)}");
        }
        foreach ((string id, string note) in report.Reasons)
        {
            Line(console, $"{id}: {note}");
        }
        PrintRemedies(findings, top, console);
        console.WriteLine();
        string?[] last =
        [
            SuiteText.Models(report),
            SuiteText.Stale(report),
            SuiteText.Acceptance(report),
            SuiteText.Legend(report),
        ];
        foreach (string line in last.OfType<string>())
        {
            console.Write(new Text(line + "\n"));
        }
    }

    private static void PrintCases(SuiteReport report, IAnsiConsole console)
    {
        SummaryTable table = new("", "case", ">replications", "demands", "against the baseline");
        foreach (CaseReport one in report.Cases)
        {
            table.Add(
                (SuiteText.Word(one), StyleOf(one.Outcome)),
                (one.Run.Case.Id, Style.Plain),
                (one.Run.Replicates.Count.ToString(CultureInfo.InvariantCulture), Style.Plain),
                (SuiteText.Demands(one), Style.Plain),
                (SuiteText.Against(one), Style.Plain)
            );
        }
        table.Print(console);
    }

    private static void PrintThresholds(SuiteFinding[] findings, int top, IAnsiConsole console)
    {
        if (findings.Length == 0)
        {
            return;
        }
        console.WriteLine();
        SummaryTable table = new("", "case", "demand", "measured");
        foreach (SuiteFinding one in findings.Take(top))
        {
            string word = one.Kind switch
            {
                FindingKind.BrokenNow => "broken, held before",
                FindingKind.Broken => "broken",
                _ => "inconclusive",
            };
            table.Add(
                (word, StyleOf(one.Outcome)),
                (one.Case.Id, Style.Plain),
                (one.Threshold!.Expression, Style.Plain),
                (one.Threshold.Actual, Style.Plain)
            );
        }
        table.Print(console);
        Left(findings.Length, top, console);
    }

    private static void PrintDifferences(SuiteFinding[] findings, int top, IAnsiConsole console)
    {
        if (findings.Length == 0)
        {
            return;
        }
        console.WriteLine();
        SummaryTable table = new(
            "",
            "case",
            "measure",
            "of",
            ">before",
            ">now",
            ">difference",
            "?>interval of it alone",
            "?>relative"
        );
        foreach (SuiteFinding finding in findings.Take(top))
        {
            MeasuredDifference one = finding.Difference!.Difference;
            string measure = one.Key.Measure;
            table.Add(
                (ComparisonText.Word(one.Verdict), StyleOf(finding.Outcome)),
                (finding.Case.Id, Style.Plain),
                (measure, Style.Plain),
                (finding.Difference.Subject, Style.Plain),
                (MeasureValueText.Of(measure, one.Baseline), Style.Plain),
                (MeasureValueText.Of(measure, one.Candidate), Style.Plain),
                (MeasureValueText.Signed(measure, one.Mean), Style.Plain),
                (ComparisonText.Interval(one), Style.Plain),
                (ComparisonText.Relative(one), Style.Plain)
            );
        }
        table.Print(console);
        Left(findings.Length, top, console);
    }

    private static void PrintRemedies(SuiteFinding[] findings, int top, IAnsiConsole console)
    {
        IGrouping<string, SuiteFinding>[] remedies =
        [
            .. findings.Where(one => one.Kind != FindingKind.NoBaseline).GroupBy(one => one.Remedy),
        ];
        if (remedies.Length == 0)
        {
            return;
        }
        console.WriteLine();
        Line(console, "What would lift them, where it is meant:");
        foreach (IGrouping<string, SuiteFinding> remedy in remedies.Take(top))
        {
            string many = remedy.Count() > 1 ? $" ({CountText.Of(remedy.Count(), "finding")})" : "";
            Line(console, $"  {remedy.Key}{many}");
        }
    }

    private static void Left(int all, int top, IAnsiConsole console)
    {
        if (all > top)
        {
            Line(
                console,
                string.Create(CultureInfo.InvariantCulture, $"{CountText.Of(all - top, "more finding")}: --top {all}")
            );
        }
    }

    private static void Line(IAnsiConsole console, string text) =>
        console.Write(new Padder(new Text(SummaryTable.Printable(text)), SummaryTable.Indent));

    private static Style StyleOf(CaseOutcome outcome) =>
        outcome switch
        {
            CaseOutcome.Passed => s_good,
            CaseOutcome.Unknown => s_open,
            _ => s_bad,
        };
}
