using ScottPlot;
using ScottPlot.Plottables;
using Sim.Scenarios.Results;

namespace Sim.Runner.Plots;

/// <summary>
/// How slow it is for whom and when: p50, p95 and p99 of the regions that matter most, on one logarithmic scale.
/// </summary>
internal static class LatencyChart
{
    public static Figure Create(RunResult result, ChartFont font, string subtitle)
    {
        IReadOnlyList<TimeColumn> columns = TimeColumn.All(result);
        bool focused = columns.Count > 1;
        RegionSeries[] regions = Chosen(result, focused ? 3 : 6);
        int across = focused ? 2 : Math.Min(3, Math.Max(1, regions.Length));
        int down = focused ? Math.Max(1, regions.Length) : (regions.Length + across - 1) / across;
        List<Cell> cells = [];
        for (int i = 0; i < regions.Length; i++)
        {
            foreach (TimeColumn column in columns)
            {
                SkiaSharp.SKRect place = focused
                    ? column.Row(i, down)
                    : Panel.Cell(i / across, down, i % across, across);
                bool isLast = focused ? i == regions.Length - 1 : i + across >= regions.Length;
                IncidentLabels? labels =
                    i == 0
                        ? new(result, column.Axis, font, Panel.DataWidthPx(place), Panel.DataHeightPx(place, isLast))
                        : null;
                string name = MeasureText.Region(regions[i].Region);
                string heading = column == columns[0] ? name : $"{name}, {column.Heading}";
                cells.Add(new Cell(regions[i], column.Axis, place, heading, isLast, labels));
            }
        }
        (double, double, double) range = Range(regions, cells);
        return new Figure(font)
        {
            Name = "latency",
            Title = Title(result),
            Subtitle = subtitle + Left(result, regions.Length),
            Legend =
            [
                new LegendEntry("p50: half of the answers are faster", ChartTheme.Median, true),
                new LegendEntry("p95", ChartTheme.P95, true),
                new LegendEntry("p99: 1 in 100 is slower", ChartTheme.P99, true),
            ],
            Panels = [.. cells.Select(cell => new Panel(Draw(result, font, cell, range), cell.Heading, cell.Place))],
        };
    }

    /// <summary>One scale for all panels, with room above the data for the names of incidents.</summary>
    private static (double Min, double Max, double Headroom) Range(RegionSeries[] regions, List<Cell> cells)
    {
        double[] all =
        [
            .. regions
                .SelectMany(series => series.P50Ms.Concat(series.P99Ms))
                .Where(value => double.IsFinite(value) && value > 0),
        ];
        if (all.Length == 0)
        {
            return (1, 1000, ValueAxis.LeastHeadroom);
        }
        double headroom = cells.Max(cell => cell.Labels?.Headroom ?? ValueAxis.LeastHeadroom);
        return (all.Min() / 1.25, all.Max() * 1.1, headroom);
    }

    private static Plot Draw(
        RunResult result,
        ChartFont font,
        Cell cell,
        (double Min, double Max, double Headroom) range
    )
    {
        float widthPx = Panel.DataWidthPx(cell.Place);
        Plot plot = Panel.NewPlot(font);
        ValueAxis.LogLatency(plot.Axes.Left, range.Min, range.Max, 6, range.Headroom);
        plot.Axes.Left.Label.Text = "latency (log)";
        cell.Axis.Apply(plot, widthPx, cell.LabelTime);
        IncidentMarks.Shade(plot, result);
        var track = new Track(result.Timeline, cell.Axis, (int)widthPx);
        foreach (
            (IReadOnlyList<double> values, Color color) in new[]
            {
                (cell.Series.P99Ms, ChartTheme.P99),
                (cell.Series.P95Ms, ChartTheme.P95),
                (cell.Series.P50Ms, ChartTheme.Median),
            }
        )
        {
            double[] logs = [.. track.Peaks(values).Select(value => value > 0 ? Math.Log10(value) : double.NaN)];
            Scatter line = plot.Add.ScatterLine(track.Hours, logs, color);
            line.LineWidth = ChartTheme.LinePx;
        }
        IncidentMarks.Edges(plot, result);
        cell.Labels?.Draw(plot);
        return plot;
    }

    /// <summary>First those that lost most requests, then the busiest.</summary>
    private static RegionSeries[] Chosen(RunResult result, int most) =>
        [
            .. result
                .Regions.OrderByDescending(region => region.Failed)
                .ThenByDescending(region => region.Answered)
                .Select(region => result.Timeline.Regions.FirstOrDefault(series => series.Region == region.Region))
                .OfType<RegionSeries>()
                .Take(most),
        ];

    private static string Left(RunResult result, int shown)
    {
        // Of those whose users asked anything.
        int left = result.Regions.Count - shown;
        return left <= 0
            ? ""
            : string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $" · {left} less affected region{(left == 1 ? "" : "s")} not shown"
            );
    }

    private static string Title(RunResult result)
    {
        (string region, double peak, double usual, int at) = result
            .Timeline.Regions.Select(series => Peak(series))
            .DefaultIfEmpty((Region: "", Peak: double.NaN, Usual: double.NaN, At: 0))
            .MaxBy(one => one.Peak / one.Usual);
        if (!double.IsFinite(peak))
        {
            return "Latency by region: nothing was answered";
        }
        double seconds = Math.Floor(at * result.Timeline.Bucket.TotalSeconds);
        return peak > 1.5 * usual
            ? $"Latency: p99 of {MeasureText.Region(region)} rises from {MeasureText.Milliseconds(usual)} to "
                + $"{MeasureText.Milliseconds(peak)} at {MeasureText.ClockTime(result.Identity, seconds)} UTC"
            : "Latency by region is steady over the run";
    }

    /// <summary>The largest p99 of a region, its usual one (the median over time) and when it was.</summary>
    private static (string Region, double Peak, double Usual, int At) Peak(RegionSeries series)
    {
        int at = -1;
        for (int i = 0; i < series.P99Ms.Count; i++)
        {
            at = double.IsFinite(series.P99Ms[i]) && (at < 0 || series.P99Ms[i] > series.P99Ms[at]) ? i : at;
        }
        double[] finite = [.. series.P99Ms.Where(double.IsFinite).Order()];
        return at < 0
            ? (series.Region, double.NaN, double.NaN, 0)
            : (series.Region, series.P99Ms[at], finite[finite.Length / 2], at);
    }

    /// <param name="LabelTime">With a label below the horizontal axis.</param>
    /// <param name="Labels">Only in the first panel of each axis.</param>
    private sealed record Cell(
        RegionSeries Series,
        TimeAxis Axis,
        SkiaSharp.SKRect Place,
        string Heading,
        bool LabelTime,
        IncidentLabels? Labels
    );
}
