using Sim.Scenarios.Results;
using SkiaSharp;

namespace Sim.Runner.Plots;

/// <summary>
/// One of the columns of a figure over time: the whole run and, where an incident is short against it, a closer look.
/// </summary>
internal sealed record TimeColumn(TimeAxis Axis, string Heading, float Left, float Right)
{
    private const float Overview = 0.56f;

    public static IReadOnlyList<TimeColumn> All(RunResult result)
    {
        var whole = TimeAxis.Whole(result);
        return IncidentFocus.Axis(result) is not { } focus
            ? [new TimeColumn(whole, "", 0, 1)]
            :
            [
                new TimeColumn(whole, "whole run", 0, Overview),
                new TimeColumn(focus, $"around {IncidentFocus.Worst(result)!.Subject}", Overview, 1),
            ];
    }

    public float WidthPx => (Right - Left) * ChartTheme.WidthPx - 114;

    /// <summary>About one point per pixel.</summary>
    public Track Track(Timeline timeline) => new(timeline, Axis, (int)WidthPx);

    public SKRect Row(int row, int rows) => new(Left, Panel.Top(row, rows), Right, Panel.Top(row + 1, rows));
}
