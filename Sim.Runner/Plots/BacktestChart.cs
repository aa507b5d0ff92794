using System.Globalization;
using ScottPlot;
using ScottPlot.Plottables;
using ScottPlot.TickGenerators;
using Sim.Scenarios.Experiments.Backtests;
using Sim.Scenarios.Results;

namespace Sim.Runner.Plots;

/// <summary>Observed and modeled values over time, a panel for each series, the worst first.</summary>
internal static class BacktestChart
{
    private const int MostPanels = 6;

    /// <summary>Shorter series have minutes on their axis.</summary>
    private const double ShortSeconds = 3 * 3600;

    private static readonly Color s_modeled = ChartTheme.P99;

    /// <summary>Broad and light, so that the model shows on it where both agree.</summary>
    private static readonly Color s_observed = ChartTheme.Median;

    /// <param name="series">With values; at least one.</param>
    /// <param name="isFitted">With fitted values.</param>
    public static Figure Create(IReadOnlyList<SeriesBacktest> series, bool isFitted, ChartFont font)
    {
        SeriesBacktest[] shown = [.. series.OrderByDescending(Error).Take(MostPanels)];
        int across = shown.Length > 3 ? 2 : 1;
        int down = (shown.Length + across - 1) / across;
        string left = series.Count > MostPanels ? $", {MostPanels} of {series.Count} series" : "";
        return new Figure(font)
        {
            Name = "backtest",
            Title = $"Observed and modeled{(isFitted ? ", with fitted values" : "")}: {Title(shown[0])}",
            Subtitle = $"time since the start of the run, the worst series first{left}",
            Legend =
            [
                new LegendEntry("observed", s_observed, IsLine: true),
                new LegendEntry("modeled", s_modeled, IsLine: true),
            ],
            Panels =
            [
                .. shown.Select(
                    (one, i) => new Panel(Draw(one, font), Title(one), Panel.Cell(i / across, down, i % across, across))
                ),
            ],
        };
    }

    private static double Error(SeriesBacktest one) => one.MeanAbsolutePercentage ?? Math.Abs(one.Bias);

    private static string Title(SeriesBacktest one) =>
        $"{one.Observed.Name} is off by {MeasureText.Percent(Error(one))}";

    private static Plot Draw(SeriesBacktest one, ChartFont font)
    {
        Plot plot = Panel.NewPlot(font);
        bool isShort = one.Observed.Points[^1].Offset.TotalSeconds < ShortSeconds;
        double unit = isShort ? 60 : 3600;
        string word = isShort ? " min" : " h";
        double[] times = [.. one.Observed.Points.Select(point => point.Offset.TotalSeconds / unit)];
        double[] observed = [.. one.Observed.Points.Select(point => point.Value)];
        double most = Math.Max(observed.Max(), one.Modeled.Max());
        ValueAxis.Linear(plot, Unit(one.Observed.Measure), most, ValueAxis.Thousands);
        AddLine(plot, times, observed, s_observed, ChartTheme.LinePx * 3);
        AddLine(plot, times, [.. one.Modeled], s_modeled, ChartTheme.LinePx);
        double from = times[0];
        double to = Math.Max(times[^1], from + 0.01);
        double[] ticks = [.. ValueAxis.LinearTicks(to, 8).Where(tick => tick >= from - 1e-9 && tick <= to + 1e-9)];
        plot.Axes.Bottom.TickGenerator = new NumericManual(
            ticks,
            [.. ticks.Select(tick => tick.ToString("0.###", CultureInfo.InvariantCulture) + word)]
        );
        plot.Axes.SetLimitsX(from, to);
        plot.Layout.Fixed(Panel.Padding(labeled: false));
        return plot;
    }

    private static void AddLine(Plot plot, double[] times, double[] values, Color color, float widthPx)
    {
        Scatter line = plot.Add.ScatterLine(times, values, color);
        line.LineWidth = widthPx;
    }

    private static string Unit(string measure) =>
        measure switch
        {
            "rps" or "failed_rps" => "per second",
            "errors" or "utilization" => "ratio",
            _ when measure.StartsWith("latency", StringComparison.Ordinal) => "ms",
            _ => measure,
        };
}
