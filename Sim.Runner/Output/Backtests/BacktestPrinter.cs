using System.Globalization;
using Sim.Core.Quantities;
using Sim.Scenarios.Experiments.Backtests;
using Sim.Scenarios.Results;
using Spectre.Console;

namespace Sim.Runner.Output.Backtests;

/// <summary>How far each series is from the model, before and after a fit, and what the fit found.</summary>
internal static class BacktestPrinter
{
    private static readonly Style s_heading = new(decoration: Decoration.Bold);

    /// <param name="before">With the scenario as it is.</param>
    /// <param name="fit">Null: nothing was fitted.</param>
    public static void Print(IReadOnlyList<SeriesBacktest> before, FitResult? fit, IAnsiConsole console)
    {
        console.Write(new Text(Heading(before, fit) + "\n", s_heading));
        if (fit is not null)
        {
            PrintFit(fit, console);
        }
        PrintSeries(before, fit, console);
        string[] without = [.. before.Where(one => one.IsEmpty).Select(one => one.Observed.Name)];
        if (without.Length > 0)
        {
            string names = SummaryTable.Printable(string.Join(", ", without));
            console.Write(new Padder(new Text($"The model has no value of {names}."), SummaryTable.Indent));
        }
        console.Write(
            new Text(
                "Bias is modeled - observed over the mean observed; the worst stretch is the tenth of the points in a "
                    + "row with the largest mean difference. All runs have the same chance.\n"
            )
        );
    }

    private static string Heading(IReadOnlyList<SeriesBacktest> before, FitResult? fit)
    {
        string was = Mean(before);
        string series = CountText.Of(before.Count(one => !one.IsEmpty), "series", "series");
        return fit is null
            ? $"{series}, off by {was} in the mean"
            : $"{series}, off by {Mean(fit.Series)} in the mean after the fit, {was} before";
    }

    private static string Mean(IReadOnlyList<SeriesBacktest> series)
    {
        double[] errors = [.. series.Select(one => one.IsEmpty ? null : one.MeanAbsolutePercentage).OfType<double>()];
        return errors.Length == 0 ? MeasureText.None : MeasureText.Percent(errors.Average());
    }

    private static void PrintFit(FitResult fit, IAnsiConsole console)
    {
        SummaryTable table = new("field", ">scenario", ">fitted", "95 % interval", "");
        foreach (FittedParameter one in fit.Parameters)
        {
            string interval = one.Interval is { } ends
                ? $"{one.Parameter.Text(Math.Max(0, ends.Lower))} to {one.Parameter.Text(ends.Upper)}"
                : "the observations do not depend on it";
            table.Add(
                one.Parameter.Path.Text,
                one.Parameter.Present ?? MeasureText.None,
                one.Parameter.Text(one.Value),
                interval,
                one.IsAtEnd ? "at the end of its range: a better value may lie beyond" : ""
            );
        }
        table.Print(console);
        string runs = CountText.Of(fit.Runs, "run");
        console.Write(
            new Padder(
                new Text(
                    (fit.IsConverged ? $"{runs}. " : $"Not at rest after {runs}: --max-runs. ")
                        + "Intervals take differences for independent of each other."
                ),
                SummaryTable.Indent
            )
        );
        console.WriteLine();
    }

    private static void PrintSeries(IReadOnlyList<SeriesBacktest> before, FitResult? fit, IAnsiConsole console)
    {
        string[] after = fit is null ? [] : [">MAPE before"];
        SummaryTable table = new([
            "series",
            ">points",
            ">bias",
            ">MAPE",
            .. after,
            ">p90",
            "?worst stretch",
            "?>there",
        ]);
        foreach ((int i, SeriesBacktest one) in (fit?.Series ?? before).Index())
        {
            if (one.IsEmpty)
            {
                continue;
            }
            (SimDuration from, SimDuration to, double error) = one.Worst;
            table.Add([
                one.Observed.Name,
                one.Modeled.Count.ToString(CultureInfo.InvariantCulture),
                Signed(one.Bias),
                Percent(one.MeanAbsolutePercentage),
                .. fit is null ? Array.Empty<string>() : [Percent(before[i].MeanAbsolutePercentage)],
                Percent(one.P90AbsolutePercentage),
                $"{MeasureText.Offset(SimTime.Zero + from)} to {MeasureText.Offset(SimTime.Zero + to)}",
                Signed(error),
            ]);
        }
        table.Print(console);
    }

    private static string Percent(double? ratio) => ratio is { } known ? MeasureText.Percent(known) : MeasureText.None;

    private static string Signed(double ratio) =>
        Math.Abs(ratio) < 1e-6 ? "0 %"
        : ratio < 0 ? "-" + MeasureText.Percent(-ratio)
        : "+" + MeasureText.Percent(ratio);
}
