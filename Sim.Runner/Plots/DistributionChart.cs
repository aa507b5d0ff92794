using ScottPlot;
using ScottPlot.Plottables;
using ScottPlot.TickGenerators;
using Sim.Core.Quantities;
using Sim.Core.Statistics;
using Sim.Scenarios.Results;

namespace Sim.Runner.Plots;

/// <summary>
/// The latency of all answers of the run by region: the distribution, and its tail on a scale that shows it.
/// </summary>
internal static class DistributionChart
{
    private const double TailEnd = 1e-4;
    private const double MsPerNanosecond = 1e-6;

    public static Figure Create(RunResult result, ChartFont font, string subtitle)
    {
        TrafficMeasures[] regions =
        [
            .. result.Regions.Where(region => !region.Latency.IsEmpty).OrderByDescending(region => region.Answered),
        ];
        (double min, double max) =
            regions.Length > 0
                ? (
                    regions.Min(region => region.Latency.Quantile(0.001).TotalMilliseconds) / 1.1,
                    regions.Max(region => region.Latency.Quantile(1 - TailEnd).TotalMilliseconds) * 1.1
                )
                : (1, 1000);
        Plot body = Body(font, regions, min, max);
        Plot tail = Tail(font, regions, min, max);
        return new Figure(font)
        {
            Name = "distribution",
            Title = Title(regions),
            Subtitle = subtitle,
            Legend =
            [
                .. regions.Select(region => new LegendEntry(
                    MeasureText.Region(region.Region),
                    ChartTheme.Region(region.Region),
                    IsLine: true
                )),
            ],
            Panels =
            [
                new Panel(body, "Share of answers within a time", Panel.Cell(0, 1, 0, 2)),
                new Panel(tail, "Share of answers slower than a time (1 %: p99)", Panel.Cell(0, 1, 1, 2)),
            ],
        };
    }

    private static Plot Body(ChartFont font, TrafficMeasures[] regions, double min, double max)
    {
        Plot plot = NewPlot(font, min, max);
        double[] shares = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];
        plot.Axes.Left.TickGenerator = new NumericManual(shares, [.. shares.Select(ValueAxis.Percent)]);
        plot.Axes.SetLimitsY(0, 1.02);
        foreach (TrafficMeasures region in regions)
        {
            (double[] logMs, double[] within) = Cumulative(region.Latency);
            // On to the right edge: everything was answered by then.
            AddLine(plot, [.. logMs, Math.Log10(max)], [.. within, 1], region);
        }
        return plot;
    }

    private static Plot Tail(ChartFont font, TrafficMeasures[] regions, double min, double max)
    {
        Plot plot = NewPlot(font, min, max);
        double[] shares = [1, 0.5, 0.1, 0.05, 0.01, 0.001, TailEnd];
        string[] names = ["100 %", "50 %", "10 %", "5 %", "1 %", "0.1 %", "0.01 %"];
        plot.Axes.Left.TickGenerator = new NumericManual([.. shares.Select(Math.Log10)], names);
        plot.Axes.SetLimitsY(Math.Log10(TailEnd), 0.08);
        foreach (TrafficMeasures region in regions)
        {
            (double[] logMs, double[] within) = Cumulative(region.Latency);
            double[] slower =
            [
                .. within.Select(share => share < 1 - TailEnd / 10 ? Math.Log10(1 - share) : double.NaN),
            ];
            AddLine(plot, logMs, slower, region);
        }
        return plot;
    }

    private static Plot NewPlot(ChartFont font, double min, double max)
    {
        Plot plot = Panel.NewPlot(font);
        ValueAxis.LogLatency(plot.Axes.Bottom, min, max);
        plot.Axes.Bottom.Label.Text = "latency (log)";
        plot.Grid.XAxisStyle.IsVisible = true;
        plot.Grid.XAxisStyle.MajorLineStyle.Color = ChartTheme.Grid;
        plot.Grid.XAxisStyle.MajorLineStyle.Width = 1;
        return plot;
    }

    private static void AddLine(Plot plot, double[] x, double[] y, TrafficMeasures region)
    {
        Scatter line = plot.Add.ScatterLine(x, y, ChartTheme.Region(region.Region));
        line.LineWidth = ChartTheme.LinePx + 0.6f;
        line.ConnectStyle = ConnectStyle.StepHorizontal;
    }

    private static (double[] LogMs, double[] Within) Cumulative(LatencyHistogram latency)
    {
        var logMs = new List<double>();
        var within = new List<double>();
        double sum = 0;
        foreach ((SimDuration upTo, double weight) in latency.Buckets())
        {
            if (logMs.Count == 0)
            {
                logMs.Add(Math.Log10(upTo.Nanoseconds * MsPerNanosecond));
                within.Add(0);
            }
            sum += weight;
            logMs.Add(Math.Log10(upTo.Nanoseconds * MsPerNanosecond));
            within.Add(Math.Min(1, sum / latency.Weight));
        }
        return ([.. logMs], [.. within]);
    }

    private static string Title(TrafficMeasures[] regions)
    {
        if (regions.Length == 0)
        {
            return "Latency distribution: nothing was answered";
        }
        var all = new LatencyHistogram();
        foreach (TrafficMeasures region in regions)
        {
            all.Add(region.Latency);
        }
        return $"Half of all answers take {MeasureText.Latency(all.Quantile(0.5))} or less, one in a hundred more than "
            + MeasureText.Latency(all.Quantile(0.99));
    }
}
