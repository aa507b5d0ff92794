using System.Globalization;
using ScottPlot;
using ScottPlot.Plottables;
using Sim.Scenarios.Measurements;
using Sim.Scenarios.Results;

namespace Sim.Runner.Plots;

/// <summary>
/// Measured against predicted round trips, a point per pair on logarithmic axes, and the share of pairs by error.
/// </summary>
internal static class ValidationChart
{
    private const float PointPx = 5;
    private const double LeastMs = 0.1;

    private static readonly Color s_points = ChartTheme.P95.WithAlpha(0.45);
    private static readonly Color s_band = ChartTheme.Median.WithAlpha(0.25);

    public static Figure Create(LatencyValidation validation, string file, string model, ChartFont font) =>
        new(font)
        {
            Name = "latency-validation",
            Title =
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Half of all predictions are within {validation.MedianPercent:0.0} % of the measured round trip, "
                ) + string.Create(CultureInfo.InvariantCulture, $"nine in ten within {validation.P90Percent:0.0} %"),
            Subtitle = $"{file}: {MeasureText.Count(validation.Errors.Count)} pairs, predicted by {model}",
            Legend =
            [
                new LegendEntry("pair of places", ChartTheme.P95, IsLine: false),
                new LegendEntry("floor of light in fiber", ChartTheme.Needed, IsLine: false),
                new LegendEntry("as predicted", ChartTheme.Ink, IsLine: true),
                new LegendEntry("within 25 %", ChartTheme.Median, IsLine: false),
                new LegendEntry("gate", ChartTheme.Needed, IsLine: true, Dashed: true),
            ],
            Panels =
            [
                new Panel(Pairs(validation, font), "Measured round trip over predicted one", Panel.Cell(0, 1, 0, 2)),
                new Panel(Shares(validation, font), "Share of pairs up to an error", Panel.Cell(0, 1, 1, 2)),
            ],
        };

    private static Plot Pairs(LatencyValidation validation, ChartFont font)
    {
        Plot plot = Panel.NewPlot(font);
        double[] predicted = [.. validation.Errors.Select(error => error.Predicted.TotalMilliseconds)];
        double[] measured = [.. validation.Errors.Select(error => error.Measured.RoundTrip.TotalMilliseconds)];
        double[] floors = [.. validation.Errors.Select(error => error.Measured.Floor.TotalMilliseconds)];
        double min = Math.Max(LeastMs, Math.Min(predicted.Min(), measured.Min()) / 1.2);
        double max = Math.Max(predicted.Max(), measured.Max()) * 1.2;
        ValueAxis.LogLatency(plot.Axes.Bottom, min, max);
        ValueAxis.LogLatency(plot.Axes.Left, min, max);
        plot.Axes.Bottom.Label.Text = "predicted (log)";
        plot.Axes.Left.Label.Text = "measured (log)";
        double low = Math.Log10(min);
        double high = Math.Log10(max);
        // A prediction p is 25 % off where the measured value is p / 0.75 or p / 1.25.
        double above = Math.Log10(1 / 0.75);
        double below = Math.Log10(1 / 1.25);
        Polygon band = plot.Add.Polygon([
            new Coordinates(low, low + below),
            new Coordinates(low, low + above),
            new Coordinates(high, high + above),
            new Coordinates(high, high + below),
        ]);
        band.FillColor = s_band;
        band.LineWidth = 0;
        AddPoints(plot, predicted, floors, ChartTheme.Needed.WithAlpha(0.35), 2);
        AddPoints(plot, predicted, measured, s_points, PointPx);
        LinePlot same = plot.Add.Line(low, low, high, high);
        same.LineColor = ChartTheme.Ink;
        same.LineWidth = ChartTheme.LinePx;
        return plot;
    }

    private static void AddPoints(Plot plot, double[] x, double[] y, Color color, float size)
    {
        double[] logX = [.. x.Select(Math.Log10)];
        double[] logY = [.. y.Select(value => Math.Log10(Math.Max(value, LeastMs)))];
        Scatter points = plot.Add.ScatterPoints(logX, logY, color);
        points.MarkerSize = size;
        points.MarkerShape = MarkerShape.FilledCircle;
    }

    private static Plot Shares(LatencyValidation validation, ChartFont font)
    {
        const double MostPercent = 60;
        Plot plot = Panel.NewPlot(font);
        double[] errors = [.. validation.Errors.Select(error => Math.Abs(error.Percent)).Order()];
        double[] x = [0, .. errors, MostPercent];
        double[] shares = [0, .. errors.Select((_, i) => (i + 1.0) / errors.Length), 1];
        double[] ticks = [0, 10, 20, 30, 40, 50, MostPercent];
        plot.Axes.Bottom.TickGenerator = new ScottPlot.TickGenerators.NumericManual(
            ticks,
            [.. ticks.Select(tick => tick.ToString(CultureInfo.InvariantCulture) + " %")]
        );
        plot.Axes.Bottom.Label.Text = "absolute error, of the measured value";
        ValueAxis.Linear(plot, "", 1, ValueAxis.Percent);
        plot.Axes.SetLimitsX(0, MostPercent);
        AddGate(plot, LatencyValidation.MedianGatePercent, 0.5);
        AddGate(plot, LatencyValidation.P90GatePercent, 0.9);
        Scatter line = plot.Add.ScatterLine(x, shares, ChartTheme.P95);
        line.LineWidth = ChartTheme.LinePx + 0.6f;
        line.ConnectStyle = ConnectStyle.StepHorizontal;
        return plot;
    }

    /// <summary>A corner that the curve has to pass on its left.</summary>
    private static void AddGate(Plot plot, double percent, double share)
    {
        foreach ((double toPercent, double toShare) in new (double, double)[] { (percent, 0), (0, share) })
        {
            LinePlot gate = plot.Add.Line(percent, share, toPercent, toShare);
            gate.LineColor = ChartTheme.Needed;
            gate.LineWidth = ChartTheme.LinePx;
            gate.LinePattern = LinePattern.Dashed;
        }
    }
}
