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

    /// <summary>Of the data area of each of its panels.</summary>
    public float WidthPx => Panel.DataWidthPx(Row(0, 1));

    /// <summary>At most one step per pixel.</summary>
    public Track Track(Timeline timeline) => new(timeline, Axis, (int)WidthPx);

    /// <param name="rows">Of panels in the figure; the labels are for the top one.</param>
    public IncidentLabels Labels(RunResult result, ChartFont font, int rows) =>
        new(result, Axis, font, WidthPx, Panel.DataHeightPx(Row(0, rows), labeled: rows == 1));

    public SKRect Row(int row, int rows) => new(Left, Panel.Top(row, rows), Right, Panel.Top(row + 1, rows));
}
