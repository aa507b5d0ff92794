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
        List<Panel> panels = [];
        foreach (TimeColumn column in TimeColumn.All(result))
        {
            string suffix = column.Heading.Length > 0 ? $", {column.Heading}" : "";
            panels.Add(
                new Panel(Ratios(result, font, column, regions), "Failed requests by region" + suffix, column.Row(0, 2))
            );
            panels.Add(
                new Panel(
                    Attempts(result, font, column, endpoints, colors),
                    "Failed attempts by endpoint" + suffix,
                    column.Row(1, 2)
                )
            );
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

    private static Plot Ratios(RunResult result, ChartFont font, TimeColumn column, RegionSeries[] regions)
    {
        Plot plot = Panel.NewPlot(font);
        double most = regions.SelectMany(region => region.ErrorRatio).Where(double.IsFinite).DefaultIfEmpty(0).Max();
        ValueAxis.Linear(plot, "failed requests", Math.Max(most, LeastRatioShown), ValueAxis.Percent, headroom: 0.14);
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
        IncidentMarks.Names(plot, result, column.Axis, font, column.WidthPx, plot.Axes.GetLimits().Top * 0.08);
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
        double most = Enumerable
            .Range(0, result.Timeline.Count)
            .Select(i => endpoints.Sum(endpoint => endpoint.Failed[i]))
            .DefaultIfEmpty(0)
            .Max();
        ValueAxis.Linear(plot, "attempts per second", Math.Max(most, 1), ValueAxis.Thousands, headroom: 0.06);
        column.Axis.Apply(plot, column.WidthPx);
        IncidentMarks.Shade(plot, result);
        Track track = column.Track(result.Timeline);
        StackedArea.Draw(
            plot,
            track.Hours,
            endpoints.Select(endpoint => (track.Peaks(endpoint.Failed), colors[endpoint.Endpoint])),
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
