using ScottPlot;
using ScottPlot.Plottables;
using Sim.Scenarios.Results;
using SkiaSharp;

namespace Sim.Runner.Plots;

/// <summary>
/// Shades the time of every fault behind the data, and draws its edges, or the instant of a change, with its name in
/// front.
/// </summary>
internal static class IncidentMarks
{
    private const int MostLabels = 4;
    private const int MostCharacters = 32;
    private const float LabelGapPx = 8;

    /// <summary>Call before the series are added.</summary>
    public static void Shade(Plot plot, RunResult result)
    {
        foreach (Incident incident in result.Incidents)
        {
            if (incident.LengthSeconds is not null)
            {
                HorizontalSpan span = plot.Add.HorizontalSpan(Begin(incident), End(incident));
                span.FillStyle.Color = ChartTheme.IncidentShade;
                span.LineStyle.Width = 0;
            }
        }
    }

    /// <summary>Call after the series are added and the limits set.</summary>
    public static void Edges(Plot plot, RunResult result)
    {
        foreach (Incident incident in result.Incidents)
        {
            AddEdge(plot, Begin(incident));
            if (incident.LengthSeconds is not null)
            {
                AddEdge(plot, End(incident));
            }
        }
    }

    /// <summary>
    /// Names at the top of the panel, one below the other, inside the shade where it is wide enough and beside it where
    /// not.
    /// </summary>
    /// <param name="rowHeight">From one label down to the next, in vertical coordinates.</param>
    public static void Names(
        Plot plot,
        RunResult result,
        TimeAxis axis,
        ChartFont font,
        float widthPx,
        double rowHeight
    )
    {
        using var measure = new SKFont(font.Regular, ChartTheme.TickSizePx);
        double pxPerHour = widthPx / (axis.ToHours - axis.FromHours);
        double top = plot.Axes.GetLimits().Top - rowHeight * 0.15;
        Incident[] visible =
        [
            .. result.Incidents.Where(one => End(one) >= axis.FromHours && Begin(one) <= axis.ToHours).Take(MostLabels),
        ];
        foreach (Incident incident in visible)
        {
            string text = $"{Short(incident.Subject)} {Short(incident.Action)}";
            double needed = (measure.MeasureText(text) + 2 * LabelGapPx) / pxPerHour;
            double from = Math.Max(Begin(incident), axis.FromHours);
            double to = Math.Min(End(incident), axis.ToHours);
            (double at, bool onTheLeft) =
                to - from >= needed ? (from, false)
                : axis.ToHours - to >= needed ? (to, false)
                : (from, true);
            Text label = plot.Add.Text(text, at, top);
            label.LabelFontSize = ChartTheme.TickSizePx;
            label.LabelFontColor = ChartTheme.Ink;
            label.LabelAlignment = onTheLeft ? Alignment.UpperRight : Alignment.UpperLeft;
            label.OffsetX = onTheLeft ? -LabelGapPx : LabelGapPx;
            top -= rowHeight;
        }
    }

    private static void AddEdge(Plot plot, double hours)
    {
        VerticalLine line = plot.Add.VerticalLine(hours);
        line.Color = ChartTheme.Muted;
        line.LineWidth = 1.5f;
        line.LinePattern = LinePattern.Dashed;
    }

    private static double Begin(Incident incident) => incident.AtSeconds / 3600;

    private static double End(Incident incident) => (incident.AtSeconds + (incident.LengthSeconds ?? 0)) / 3600;

    private static string Short(string text) =>
        text.Length <= MostCharacters ? text : text[..(MostCharacters - 1)] + "…";
}
