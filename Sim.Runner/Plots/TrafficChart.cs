using ScottPlot;
using ScottPlot.Plottables;
using Sim.Scenarios.Results;

namespace Sim.Runner.Plots;

/// <summary>
/// Who answers the users: requests per second by endpoint over time, under the line of what they ask for.
/// </summary>
internal static class TrafficChart
{
    public static Figure Create(RunResult result, ChartFont font, string subtitle)
    {
        var colors = new EndpointColors(result);
        Timeline timeline = result.Timeline;
        EndpointSeries[] endpoints = [.. timeline.Endpoints.Where(series => series.Answered.Any(rate => rate > 0))];
        double peak = timeline.Demand.DefaultIfEmpty(0).Max();
        IReadOnlyList<TimeColumn> columns = TimeColumn.All(result);
        double headroom = columns.Max(column => column.Labels(result, font, rows: 1).Headroom);
        return new Figure(font)
        {
            Name = "traffic",
            Title = Title(result),
            Subtitle = subtitle,
            // Read from the top, as the areas are.
            Legend =
            [
                new LegendEntry("what users ask for", ChartTheme.Ink, IsLine: true, Dashed: true),
                .. endpoints
                    .Reverse()
                    .Select(series => new LegendEntry(series.Endpoint, colors[series.Endpoint], false)),
            ],
            Panels =
            [
                .. columns.Select(column => new Panel(
                    Draw(result, font, column, endpoints, colors, (peak, headroom)),
                    column.Heading,
                    column.Row(0, 1)
                )),
            ],
        };
    }

    private static Plot Draw(
        RunResult result,
        ChartFont font,
        TimeColumn column,
        EndpointSeries[] endpoints,
        EndpointColors colors,
        (double Peak, double Headroom) range
    )
    {
        Plot plot = Panel.NewPlot(font);
        Track track = column.Track(result.Timeline);
        ValueAxis.Linear(plot, "requests per second", range.Peak, ValueAxis.Thousands, range.Headroom);
        column.Axis.Apply(plot, column.WidthPx);
        IncidentMarks.Shade(plot, result);
        StackedArea.Draw(plot, track.Hours, endpoints.Select(one => (track.Means(one.Answered), colors[one.Endpoint])));
        Scatter demand = plot.Add.ScatterLine(track.Hours, track.Means(result.Timeline.Demand), ChartTheme.Ink);
        demand.LineWidth = 1.6f;
        demand.LinePattern = LinePattern.Dashed;
        IncidentMarks.Edges(plot, result);
        column.Labels(result, font, rows: 1).Draw(plot);
        return plot;
    }

    private static string Title(RunResult result)
    {
        if (IncidentFocus.Worst(result) is { } worst && Taker(result, worst) is { } taker)
        {
            string at = MeasureText.ClockTime(result.Identity, worst.AtSeconds);
            return worst.Kind == "fault"
                ? $"{taker} takes over when {worst.Subject} fails at {at}"
                : $"{taker} takes over by the change of {worst.Subject} at {at}";
        }
        int busiest = 0;
        for (int i = 1; i < result.Timeline.Count; i++)
        {
            busiest = result.Timeline.Demand[i] > result.Timeline.Demand[busiest] ? i : busiest;
        }
        string time = MeasureText.ClockTime(result.Identity, Math.Floor(busiest * result.Timeline.Bucket.TotalSeconds));
        string peak = MeasureText.Rate(result.Totals.PeakRate);
        return $"Traffic by endpoint, {peak} requests per second at the peak ({time} UTC)";
    }

    /// <summary>
    /// The endpoint that gained most from before the incident to its second half, if that is 2 % of all requests; null
    /// when it gained without the incident, which moved nobody.
    /// </summary>
    private static string? Taker(RunResult result, Incident incident)
    {
        if (incident.MovedP50Seconds is null)
        {
            return null;
        }
        Timeline timeline = result.Timeline;
        double bucket = timeline.Bucket.TotalSeconds;
        double settled = incident.LengthSeconds / 2 ?? incident.MovedP90Seconds ?? 600;
        int before = Math.Clamp((int)(incident.AtSeconds / bucket) - 1, 0, Math.Max(0, timeline.Count - 1));
        int after = Math.Clamp((int)((incident.AtSeconds + settled) / bucket), 0, Math.Max(0, timeline.Count - 1));
        EndpointSeries? taker = timeline.Endpoints.MaxBy(one => one.Answered[after] - one.Answered[before]);
        return taker is not null && taker.Answered[after] - taker.Answered[before] > 0.02 * timeline.Demand[after]
            ? taker.Endpoint
            : null;
    }
}
