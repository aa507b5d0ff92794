using Sim.Scenarios.Experiments.Comparisons;
using Sim.Scenarios.Results.Measures;
using Spectre.Console;

namespace Sim.Runner.Output.Comparisons;

/// <summary>A table for each candidate: what is worse first, then what is better, then what is open.</summary>
internal static class ComparisonPrinter
{
    private static readonly Style s_heading = new(decoration: Decoration.Bold);
    private static readonly Style s_good = new(Color.Green);
    private static readonly Style s_bad = new(Color.Red, decoration: Decoration.Bold);

    public static void Print(
        IReadOnlyList<ScenarioComparison> comparisons,
        ComparisonSettings settings,
        int top,
        IAnsiConsole console
    )
    {
        foreach (ScenarioComparison comparison in comparisons)
        {
            console.Write(new Text(ComparisonText.Heading(comparison) + "\n", s_heading));
            IReadOnlyList<DistinctDifference> shown = ComparisonText.Shown(comparison);
            PrintTable([.. shown.Take(top)], settings, console);
            Indented(console, ComparisonText.Left(shown.Count, top));
            foreach (string line in ComparisonText.Missing(comparison))
            {
                Indented(console, line);
            }
            Indented(console, ComparisonText.Remedy(comparison) ?? "");
            console.WriteLine();
        }
        console.Write(new Text(ComparisonText.Legend(settings) + "\n"));
    }

    private static void PrintTable(
        IReadOnlyList<DistinctDifference> shown,
        ComparisonSettings settings,
        IAnsiConsole console
    )
    {
        if (shown.Count == 0)
        {
            return;
        }
        SummaryTable table = new(
            "",
            "measure",
            "of",
            ">baseline",
            ">candidate",
            ">difference",
            $"?>{ComparisonText.Level(settings.Level)} interval",
            "?>relative",
            "?>pairs"
        );
        foreach (DistinctDifference distinct in shown)
        {
            MeasuredDifference one = distinct.Difference;
            string measure = one.Key.Measure;
            table.Add(
                (ComparisonText.Word(one.Verdict), StyleOf(one.Verdict)),
                (measure, Style.Plain),
                (distinct.Subject, Style.Plain),
                (MeasureValueText.Of(measure, one.Baseline), Style.Plain),
                (MeasureValueText.Of(measure, one.Candidate), Style.Plain),
                (MeasureValueText.Signed(measure, one.Mean), Style.Plain),
                (ComparisonText.Interval(one), Style.Plain),
                (ComparisonText.Relative(one), Style.Plain),
                (one.Pairs.ToString(System.Globalization.CultureInfo.InvariantCulture), Style.Plain)
            );
        }
        table.Print(console);
    }

    private static void Indented(IAnsiConsole console, string text)
    {
        if (text.Length > 0)
        {
            console.Write(new Padder(new Text(SummaryTable.Printable(text)), SummaryTable.Indent));
        }
    }

    private static Style StyleOf(DifferenceVerdict verdict) =>
        verdict switch
        {
            DifferenceVerdict.Worse => s_bad,
            DifferenceVerdict.Better => s_good,
            _ => Style.Plain,
        };
}
