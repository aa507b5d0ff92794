using Sim.Core.Statistics.Inference;
using Sim.Scenarios.Experiments.Sweeps.Merging;
using Sim.Scenarios.Results;
using Sim.Scenarios.Results.Measures;
using Spectre.Console;

namespace Sim.Runner.Output.Sweeps;

/// <summary>The results of a sweep on a terminal: every point, and what moves the numbers.</summary>
internal static class SweepPrinter
{
    private const int MostPoints = 40;

    private static readonly Style s_good = new(Color.Green);
    private static readonly Style s_bad = new(Color.Red);

    public static void Print(SweepSummary summary, IAnsiConsole console)
    {
        Line(console, $"sweep of {SweepText.Size(summary.Sweep)}");
        if (summary.IsJudged)
        {
            Line(console, SweepText.Verdicts(summary));
        }
        PrintPoints(summary, console);
        if (summary.Points.Count > MostPoints)
        {
            int more = summary.Points.Count - MostPoints;
            Indented(console, $"{CountText.Of(more, "more point")}: points.csv and estimates.csv have them all");
        }
        PrintEffects(summary, console);
    }

    private static void PrintEffects(SweepSummary summary, IAnsiConsole console)
    {
        var table = new SummaryTable("measure", "field", ">share", ">least", "at", ">most", "at");
        bool isEmpty = true;
        foreach (MainEffect effect in summary.Headlines.SelectMany(measure => SweepText.Strongest(summary, measure)))
        {
            FactorLevel least = effect.Levels.MinBy(level => level.Mean)!;
            FactorLevel most = effect.Levels.MaxBy(level => level.Mean)!;
            table.Add(
                effect.Measure,
                effect.Factor,
                SweepText.Share(effect),
                MeasureValueText.Of(effect.Measure, least.Mean),
                least.Label,
                MeasureValueText.Of(effect.Measure, most.Mean),
                most.Label
            );
            isEmpty = false;
        }
        if (isEmpty)
        {
            return;
        }
        Line(console, "");
        Line(console, "What moves it: a field's share of the variation between points, and the means of its values");
        table.Print(console);
    }

    private static void PrintPoints(SweepSummary summary, IAnsiConsole console)
    {
        string[] fields = [.. summary.Sweep.Planned.Factors.Select(factor => factor.Path)];
        IReadOnlyList<string> measures = summary.Headlines;
        string[] verdict = summary.IsJudged ? ["thresholds"] : [];
        var table = new SummaryTable([
            ">point",
            .. fields.Select(field => ">" + field),
            .. measures.Select((measure, i) => (i > 0 ? "?>" : ">") + measure),
            .. verdict,
        ]);
        foreach (PointSummary point in summary.Points.Take(MostPoints))
        {
            List<(string, Style)> cells =
            [
                ($"{point.Point.Index}", Style.Plain),
                .. point.Point.Texts.Select(text => (text, Style.Plain)),
                .. measures.Select(measure => (Cell(point, measure), Style.Plain)),
            ];
            if (summary.IsJudged)
            {
                cells.Add((SweepText.Verdict(point), StyleOf(point)));
            }
            table.Add([.. cells]);
        }
        table.Print(console);
    }

    private static string Cell(PointSummary point, string measure) =>
        point.Means.TryGetValue(measure, out Estimate? mean) ? SweepText.Mean(measure, mean) : MeasureText.None;

    private static Style StyleOf(PointSummary point) =>
        point.Passed ? s_good
        : point.Inconclusive ? Style.Plain
        : s_bad;

    private static void Line(IAnsiConsole console, string text) => console.WriteLine(SummaryTable.Printable(text));

    private static void Indented(IAnsiConsole console, string text) =>
        console.Write(new Padder(new Text(SummaryTable.Printable(text)), SummaryTable.Indent));
}
