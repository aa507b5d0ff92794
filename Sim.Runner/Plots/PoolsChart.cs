using ScottPlot;
using ScottPlot.Plottables;
using Sim.Scenarios.Results;

namespace Sim.Runner.Plots;

/// <summary>
/// Whether capacity keeps up: ready and desired pods against the pods that the load would fill, and nodes, per pool.
/// </summary>
internal static class PoolsChart
{
    private const int MostPools = 4;

    public static Figure Create(RunResult result, ChartFont font, string subtitle)
    {
        PoolSeries[] pools =
        [
            .. result.Timeline.Pools.OrderByDescending(pool => pool.Needed.DefaultIfEmpty(0).Max()).Take(MostPools),
        ];
        var whole = TimeAxis.Whole(result);
        TimeAxis? focus = IncidentFocus.Axis(result);
        List<(string Heading, TimeAxis Axis, bool Nodes)> rows =
        [
            ("pods", whole, false),
            .. focus is null ? [] : new (string, TimeAxis, bool)[] { ("pods, " + Around(result), focus, false) },
            (focus is null ? "nodes" : "nodes, " + Around(result), focus ?? whole, true),
        ];
        List<Panel> panels = [];
        for (int row = 0; row < rows.Count; row++)
        {
            (string heading, TimeAxis axis, bool nodes) = rows[row];
            for (int column = 0; column < pools.Length; column++)
            {
                SkiaSharp.SKRect place = Panel.Cell(row, rows.Count, column, pools.Length);
                float width = Panel.DataWidthPx(place);
                Plot plot = nodes
                    ? Nodes(result, font, axis, pools[column], width)
                    : Pods(result, font, axis, pools[column], width);
                panels.Add(new Panel(plot, $"{pools[column].Pool}: {heading}", place));
            }
        }
        return new Figure(font)
        {
            Name = "pools",
            Title = Title(result, pools),
            Subtitle = subtitle,
            Legend =
            [
                new LegendEntry("ready pods", ChartTheme.Ready, IsLine: false),
                new LegendEntry("desired by the autoscaler", ChartTheme.Desired, true, Dashed: true),
                new LegendEntry("demand: pods that the load would fill completely", ChartTheme.Needed, true),
                new LegendEntry("ready nodes", ChartTheme.Nodes, IsLine: false),
            ],
            Panels = panels,
        };
    }

    private static Plot Pods(RunResult result, ChartFont font, TimeAxis axis, PoolSeries pool, float widthPx)
    {
        Plot plot = Panel.NewPlot(font);
        double most = pool.Ready.Concat(pool.Desired).Concat(pool.Needed).DefaultIfEmpty(1).Max();
        ValueAxis.Linear(plot, "pods", most, ValueAxis.Thousands, counted: true);
        axis.Apply(plot, widthPx, labeled: false);
        var track = new Track(result.Timeline, axis, (int)widthPx);
        IncidentMarks.Shade(plot, result);
        StackedArea.Draw(plot, track.Hours, [(track.Means(pool.Ready), ChartTheme.Ready)]);
        IncidentMarks.Edges(plot, result);
        Scatter desired = plot.Add.ScatterLine(track.Hours, track.Peaks(pool.Desired), ChartTheme.Desired);
        desired.LineWidth = ChartTheme.LinePx;
        desired.LinePattern = LinePattern.Dashed;
        Scatter needed = plot.Add.ScatterLine(track.Hours, track.Peaks(pool.Needed), ChartTheme.Needed);
        needed.LineWidth = ChartTheme.LinePx;
        return plot;
    }

    private static Plot Nodes(RunResult result, ChartFont font, TimeAxis axis, PoolSeries pool, float widthPx)
    {
        Plot plot = Panel.NewPlot(font);
        ValueAxis.Linear(plot, "nodes", pool.Nodes.DefaultIfEmpty(1).Max(), ValueAxis.Thousands, counted: true);
        axis.Apply(plot, widthPx);
        var track = new Track(result.Timeline, axis, (int)widthPx);
        IncidentMarks.Shade(plot, result);
        StackedArea.Draw(plot, track.Hours, [(track.Means(pool.Nodes), ChartTheme.Nodes)]);
        IncidentMarks.Edges(plot, result);
        return plot;
    }

    private static string Around(RunResult result) => $"around {IncidentFocus.Worst(result)!.Subject}";

    private static string Title(RunResult result, PoolSeries[] pools)
    {
        if (pools.Length == 0)
        {
            return "Pods and nodes: this scenario has no pools";
        }
        if (Shortage(pools) is { } shortage)
        {
            (PoolSeries pool, int at) = shortage;
            double seconds = Math.Floor(at * result.Timeline.Bucket.TotalSeconds);
            return $"The load of {pool.Pool} outgrew its ready pods: at "
                + $"{MeasureText.ClockTime(result.Identity, seconds)} it would fill "
                + $"{MeasureText.Count(pool.Needed[at])}, and {MeasureText.Count(pool.Ready[at])} were ready";
        }
        (PoolSeries fullest, double share) = pools
            .Select(pool =>
                (
                    pool,
                    pool.Needed.Zip(pool.Ready, static (needed, ready) => ready > 0 ? needed / ready : 0)
                        .DefaultIfEmpty(0)
                        .Max()
                )
            )
            .MaxBy(one => one.Item2);
        string most = $"{MeasureText.Percent(share)} of {fullest.Pool}";
        return $"Ready pods always carried the load, which filled {most} at most";
    }

    /// <summary>The pool and bucket that missed most pods; null when ready pods always carried the load.</summary>
    private static (PoolSeries Pool, int At)? Shortage(PoolSeries[] pools)
    {
        (PoolSeries Pool, int At) worst = pools
            .SelectMany(pool => Enumerable.Range(0, pool.Ready.Count).Select(at => (Pool: pool, At: at)))
            .MaxBy(one => one.Pool.Needed[one.At] - one.Pool.Ready[one.At]);
        return worst.Pool is not null && worst.Pool.Needed[worst.At] > worst.Pool.Ready[worst.At] ? worst : null;
    }
}
