using System.Globalization;
using NodaTime;
using ScottPlot;
using ScottPlot.Plottables;
using ScottPlot.TickGenerators;
using Sim.Core.Quantities;
using Sim.Scenarios.Replay;
using Sim.Scenarios.Results;

namespace Sim.Runner.Plots;

/// <summary>
/// What autoscalers would have done: traffic against capacity, pods, and utilization, a column for each.
/// </summary>
internal static class ReplayChart
{
    private const int MostColumns = 3;
    private const int Rows = 3;

    public static Figure Create(ReplayReport report, ChartFont font)
    {
        ReplayResult[] shown = [.. report.Results.Take(MostColumns)];
        double mostRate = report.Results.Max(result =>
            result.Steps.Max(step => Math.Max(step.Rate, step.Serving * result.PodCapacity.PerSecond))
        );
        double mostPods = report
            .Results.SelectMany(result => result.Steps)
            .Max(step => Math.Max(step.Desired, step.Serving));
        SimDuration joined = SimDuration.Zero;
        List<Panel> panels = [];
        for (int column = 0; column < shown.Length; column++)
        {
            ReplayResult result = shown[column];
            float width = Panel.DataWidthPx(Panel.Cell(0, Rows, column, shown.Length));
            var track = new ReplayTrack(result, (int)width);
            joined = track.Joined;
            Plot[] plots =
            [
                Traffic(font, track, result, mostRate),
                Pods(font, track, mostPods),
                Utilization(font, track, result),
            ];
            string[] headings = ["requests per second", "pods", "CPU over request"];
            for (int row = 0; row < Rows; row++)
            {
                Time(plots[row], report.Trace, track.LengthHours, width, labeled: row == Rows - 1);
                panels.Add(
                    new Panel(
                        plots[row],
                        $"{result.Name}: {headings[row]}",
                        Panel.Cell(row, Rows, column, shown.Length)
                    )
                );
            }
        }
        return new Figure(font)
        {
            Name = "replay",
            Title = Title(report),
            Subtitle = Subtitle(report, shown.Length, joined),
            Legend = Legend(shown),
            Panels = panels,
        };
    }

    private static IReadOnlyList<LegendEntry> Legend(ReplayResult[] shown) =>
        [
            new LegendEntry("served", ChartTheme.Ready, IsLine: false),
            .. shown.Any(one => one.UnmetRequests > 0)
                ? [new LegendEntry("unmet", ChartTheme.Needed, IsLine: false)]
                : Array.Empty<LegendEntry>(),
            new LegendEntry("capacity of the serving pods", ChartTheme.Ink, true),
            new LegendEntry("serving pods", ChartTheme.Nodes, IsLine: false),
            new LegendEntry("wanted by the autoscaler", ChartTheme.Desired, true, Dashed: true),
            .. shown.Any(one => one.CpuTarget is not null)
                ? [new LegendEntry("target", ChartTheme.Muted, true, Dashed: true)]
                : Array.Empty<LegendEntry>(),
        ];

    private static Plot Traffic(ChartFont font, ReplayTrack track, ReplayResult result, double most)
    {
        Plot plot = Panel.NewPlot(font);
        ValueAxis.Linear(plot, "rps", most, ValueAxis.Thousands);
        double[] unmet = track.Values(step => step.Unmet);
        double[] rate = track.Values(step => step.Rate);
        double[] served = [.. rate.Zip(unmet, static (all, lost) => Math.Max(0, all - lost))];
        StackedArea.Draw(plot, track.Hours, [(served, ChartTheme.Ready), (unmet, ChartTheme.Needed)], outlined: true);
        double capacity = result.PodCapacity.PerSecond;
        Line(plot, track.Hours, track.Values(step => step.Serving * capacity), ChartTheme.Ink);
        return plot;
    }

    private static Plot Pods(ChartFont font, ReplayTrack track, double most)
    {
        Plot plot = Panel.NewPlot(font);
        ValueAxis.Linear(plot, "pods", most, ValueAxis.Thousands, counted: true);
        StackedArea.Draw(plot, track.Hours, [(track.Values(step => step.Serving), ChartTheme.Nodes)]);
        Line(plot, track.Hours, track.Values(step => step.Desired), ChartTheme.Desired).LinePattern =
            LinePattern.Dashed;
        return plot;
    }

    private static Plot Utilization(ChartFont font, ReplayTrack track, ReplayResult result)
    {
        Plot plot = Panel.NewPlot(font);
        double[] used = track.Values(step => step.Utilization);
        ValueAxis.Linear(plot, "", Math.Max(1, used.Max()), ValueAxis.Percent);
        StackedArea.Draw(plot, track.Hours, [(used, ChartTheme.Ready)]);
        if (result.CpuTarget?.Value is { } target)
        {
            double[] ends = [track.Hours[0], track.Hours[^1]];
            Line(plot, ends, [target, target], ChartTheme.Muted).LinePattern = LinePattern.Dashed;
        }
        return plot;
    }

    private static Scatter Line(Plot plot, double[] hours, double[] values, Color color)
    {
        Scatter line = plot.Add.ScatterLine(hours, values, color);
        line.LineWidth = ChartTheme.LinePx;
        return line;
    }

    /// <summary>Calendar time where the trace knows it, otherwise days or hours since its begin.</summary>
    private static void Time(Plot plot, RequestTrace trace, double hours, float widthPx, bool labeled)
    {
        if (trace.Start is { } start)
        {
            var identity = new RunIdentity("", null, "", "", "", 0, start, trace.Length, []);
            new TimeAxis(identity, 0, hours).Apply(plot, widthPx, labeled);
            return;
        }
        double unit = hours > 48 ? 24 : 1;
        double[] ticks = [.. ValueAxis.LinearTicks(hours / unit, 8).Where(tick => tick * unit <= hours)];
        plot.Axes.Bottom.TickGenerator = new NumericManual(
            [.. ticks.Select(tick => tick * unit)],
            [.. ticks.Select(tick => tick.ToString("0.###", CultureInfo.InvariantCulture))]
        );
        string label = unit > 1 ? "days since the begin of the trace" : "hours since the begin of the trace";
        plot.Axes.Bottom.Label.Text = labeled ? label : "";
        plot.Layout.Fixed(Panel.Padding(labeled));
        plot.Axes.SetLimitsX(0, hours);
    }

    private static string Title(ReplayReport report)
    {
        ReplayResult worst = report.Results.MaxBy(result => result.UnmetRequests)!;
        if (worst.UnmetRequests <= 0)
        {
            return report.Results.Count == 1
                ? $"{worst.Name} would have served every request with {MeasureText.Count(worst.PodHours)} pod-hours"
                : "Every request would have found a pod";
        }
        ReplayStep at = worst.Steps.MaxBy(step => step.Unmet);
        string when = report.Trace.Start is { } start
            ? (start + Duration.FromNanoseconds(at.At.Nanoseconds)).ToString(
                "d MMM HH:mm",
                CultureInfo.InvariantCulture
            )
            : at.At.ToString();
        string share = MeasureText.Percent(worst.UnmetShare.Value);
        return $"{worst.Name} would have lost {share} of the requests, most at {when}: "
            + $"{MeasureText.Rate(at.Rate)} rps, capacity for {MeasureText.Rate(at.Rate - at.Unmet)}";
    }

    private static string Subtitle(ReplayReport report, int shown, SimDuration joined)
    {
        string machine = report.Machine.Length > 0 ? " · " + report.Machine : "";
        string left = shown < report.Results.Count ? $" · the first {shown} of {report.Results.Count}" : "";
        return $"{report.TraceName} · {report.Length} · seed {report.Options.Seed}{machine} · "
            + $"the worst moment of every {joined}{left}";
    }
}
