using System.Globalization;
using ScottPlot;
using ScottPlot.Plottables;
using ScottPlot.TickGenerators;
using Sim.Scenarios.Experiments.Capacities;
using Sim.Scenarios.Results;

namespace Sim.Runner.Plots;

/// <summary>How far every value that was tried is from its limits: a line for each case, its worst threshold.</summary>
internal static class CapacityChart
{
    /// <summary>Margins below this are drawn there: where a queue has no end, how far is of no interest.</summary>
    private const double Lowest = -1.5;

    private const double Highest = 1;

    private static readonly double[] s_steps = [0.02, 0.05, 0.1, 0.2, 0.5];

    /// <param name="result">The values along its first field are drawn; at least one was tried.</param>
    /// <param name="title">The answer.</param>
    public static Figure Create(CapacityResult result, string title, ChartFont font)
    {
        string field = result.Axes[0].Path.Text;
        return new Figure(font)
        {
            Name = "capacity",
            Title = title,
            Subtitle = string.Create(
                CultureInfo.InvariantCulture,
                $"distance to the nearest limit, in shares of it, with the deciding interval; all verdicts together {
                    result.Settings.Level * 100:0.##} % sure"
            ),
            Legend =
            [
                .. result.Cases.Select((one, i) => new LegendEntry(one.Name, ChartTheme.Catchment(i), IsLine: true)),
            ],
            Panels = [new Panel(Draw(result, field, font), "", Panel.Cell(0, 1, 0, 1))],
        };
    }

    private static Plot Draw(CapacityResult result, string field, ChartFont font)
    {
        Plot plot = Panel.NewPlot(font);
        double[] values = [.. result.Tried.Select(tried => NumberOf(result, tried)).Distinct().Order()];
        (double low, double high) = (-0.1, 0.1);
        foreach ((int i, CapacityCase one) in result.Cases.Index())
        {
            (double least, double most) = AddCase(plot, result, one, ChartTheme.Catchment(i));
            (low, high) = (Math.Min(low, least), Math.Max(high, most));
        }
        double room = Math.Max((values[^1] - values[0]) * 0.06, values[^1] * 0.01);
        (double left, double right) = (values[0] - room, values[^1] + room);
        AddLine(plot, left, 0, right, 0, LinePattern.Dashed);
        if (result.Answer is { } answer)
        {
            double at = NumberOf(result, answer);
            AddLine(plot, at, low, at, high, LinePattern.Solid);
        }
        string unit = result.Axes[0].Values[0].TrimStart("0123456789.".ToCharArray());
        double[] ticks = Thinned(values, (right - left) / 16);
        plot.Axes.Bottom.TickGenerator = new NumericManual(
            ticks,
            [.. ticks.Select(tick => tick.ToString("0.####", CultureInfo.InvariantCulture) + unit)]
        );
        plot.Axes.Bottom.Label.Text = field;
        double step = s_steps.First(one => (high - low) / one <= 8);
        double[] margins =
        [
            .. Enumerable
                .Range(-100, 201)
                .Select(i => Math.Round(i * step, 9))
                .Where(margin => margin >= low - 1e-9 && margin <= high + 1e-9),
        ];
        plot.Axes.Left.TickGenerator = new NumericManual(
            margins,
            [.. margins.Select(margin => margin <= Lowest ? "below" : MeasureText.Percent(margin))]
        );
        plot.Axes.SetLimits(left, right, low * 1.05, high * 1.05);
        return plot;
    }

    /// <returns>The lowest and the highest margin that are drawn.</returns>
    private static (double Least, double Most) AddCase(Plot plot, CapacityResult result, CapacityCase one, Color color)
    {
        (double Value, JudgedCondition Worst)[] points =
        [
            .. result
                .Tried.Select(tried => (NumberOf(result, tried), tried.Conditions.Where(c => c.Case == one.Name)))
                .Where(pair => pair.Item2.Any())
                .Select(pair => (pair.Item1, pair.Item2.MinBy(condition => condition.Margin ?? double.MinValue)!))
                .OrderBy(pair => pair.Item1),
        ];
        if (points.Length == 0)
        {
            return (0, 0);
        }
        double[] heights = [.. points.Select(point => Clamped(point.Worst.Margin ?? Lowest))];
        Scatter line = plot.Add.Scatter(points.Select(point => point.Value).ToArray(), heights, color);
        line.LineWidth = ChartTheme.LinePx;
        line.MarkerSize = 9;
        foreach ((double value, JudgedCondition worst) in points)
        {
            if (worst.MarginInterval is { } interval)
            {
                LinePlot bar = plot.Add.Line(value, Clamped(interval.Lower), value, Clamped(interval.Upper));
                bar.LineColor = color;
                bar.LineWidth = ChartTheme.LinePx + 1;
            }
        }
        return (heights.Min(), heights.Max());
    }

    private static double Clamped(double margin) => Math.Clamp(margin, Lowest, Highest);

    private static double NumberOf(CapacityResult result, TriedCapacity tried) =>
        result.Axes[0].Numbers[tried.Indexes[0]];

    /// <summary>Labels that do not overlap.</summary>
    private static double[] Thinned(double[] values, double least)
    {
        List<double> kept = [];
        foreach (double value in values)
        {
            if (kept.Count == 0 || value - kept[^1] >= least)
            {
                kept.Add(value);
            }
        }
        return [.. kept];
    }

    private static void AddLine(Plot plot, double x1, double y1, double x2, double y2, LinePattern pattern)
    {
        LinePlot line = plot.Add.Line(x1, y1, x2, y2);
        line.LineColor = ChartTheme.Muted;
        line.LineWidth = 1;
        line.LinePattern = pattern;
    }
}
