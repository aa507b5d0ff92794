using ScottPlot;
using ScottPlot.Plottables;
using Sim.Scenarios.Results;

namespace Sim.Runner.Plots;

/// <summary>
/// Who fails and where: the share of failed requests by region, and the attempts that endpoints failed.
/// </summary>
internal static class ErrorsChart
{
    private const double LeastRatioShown = 0.001;

    public static Figure Create(RunResult result, ChartFont font, string subtitle)
    {
        var colors = new EndpointColors(result);
        Timeline timeline = result.Timeline;
        RegionSeries[] regions = [.. timeline.Regions.Where(region => region.ErrorRatio.Any(ratio => ratio > 0))];
        EndpointSeries[] endpoints = [.. timeline.Endpoints.Where(endpoint => endpoint.Failed.Any(rate => rate > 0))];
        IReadOnlyList<TimeColumn> columns = TimeColumn.All(result);
        double headroom = columns.Max(column => column.Labels(result, font, rows: 2).Headroom);
        List<Panel> panels = [];
        foreach (TimeColumn column in columns)
        {
            Plot ratios = Ratios(result, font, column, regions, headroom);
            panels.Add(new Panel(ratios, Heading("Failed requests by region", column), column.Row(0, 2)));
            Plot attempts = Attempts(result, font, column, endpoints, colors);
            panels.Add(new Panel(attempts, Heading("Failed attempts by endpoint", column), column.Row(1, 2)));
        }
        return new Figure(font)
        {
            Name = "errors",
            Title = Title(result),
            Subtitle = subtitle,
            Legend =
            [
                .. regions.Select(region => new LegendEntry(
                    MeasureText.Region(region.Region),
                    ChartTheme.Region(region.Region),
                    IsLine: true
                )),
                .. endpoints.Select(endpoint => new LegendEntry(
                    endpoint.Endpoint,
                    colors[endpoint.Endpoint],
                    IsLine: false
                )),
            ],
            Panels = panels,
        };
    }

    /// <summary>A closer look stands beside the overview, whose heading has the subject.</summary>
    private static string Heading(string subject, TimeColumn column) =>
        column.Left > 0 ? column.Heading
        : column.Heading.Length > 0 ? $"{subject}, {column.Heading}"
        : subject;

    private static Plot Ratios(
        RunResult result,
        ChartFont font,
        TimeColumn column,
        RegionSeries[] regions,
        double headroom
    )
    {
        Plot plot = Panel.NewPlot(font);
        double most = regions.SelectMany(region => region.ErrorRatio).Where(double.IsFinite).DefaultIfEmpty(0).Max();
        ValueAxis.Linear(plot, "failed requests", Math.Max(most, LeastRatioShown), ValueAxis.Percent, headroom);
        column.Axis.Apply(plot, column.WidthPx, labeled: false);
        IncidentMarks.Shade(plot, result);
        Track track = column.Track(result.Timeline);
        foreach (RegionSeries region in regions)
        {
            Scatter line = plot.Add.ScatterLine(
                track.Hours,
                track.Peaks(region.ErrorRatio),
                ChartTheme.Region(region.Region)
            );
            line.LineWidth = ChartTheme.LinePx;
        }
        IncidentMarks.Edges(plot, result);
        column.Labels(result, font, rows: 2).Draw(plot);
        return plot;
    }

    private static Plot Attempts(
        RunResult result,
        ChartFont font,
        TimeColumn column,
        EndpointSeries[] endpoints,
        EndpointColors colors
    )
    {
        Plot plot = Panel.NewPlot(font);
        double[] all =
        [
            .. Enumerable.Range(0, result.Timeline.Count).Select(i => endpoints.Sum(endpoint => endpoint.Failed[i])),
        ];
        double most = all.DefaultIfEmpty(0).Max();
        ValueAxis.Linear(plot, "attempts per second", Math.Max(most, 1), ValueAxis.Thousands);
        column.Axis.Apply(plot, column.WidthPx);
        IncidentMarks.Shade(plot, result);
        Track track = column.Track(result.Timeline);
        StackedArea.Draw(
            plot,
            track.Hours,
            endpoints.Select(endpoint => (track.AtPeaks(endpoint.Failed, all), colors[endpoint.Endpoint])),
            outlined: true
        );
        IncidentMarks.Edges(plot, result);
        return plot;
    }

    private static string Title(RunResult result)
    {
        Totals totals = result.Totals;
        double ended = totals.Answered + totals.Failed;
        if (totals.Failed <= 0)
        {
            return "No request failed";
        }
        string share = MeasureText.Percent(ended > 0 ? totals.Failed / ended : 0);
        return $"{MeasureText.Count(totals.Failed)} of {MeasureText.Count(ended)} requests failed ({share})";
    }
}
