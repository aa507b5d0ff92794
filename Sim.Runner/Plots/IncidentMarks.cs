using ScottPlot;
using ScottPlot.Plottables;
using Sim.Scenarios.Results;

namespace Sim.Runner.Plots;

/// <summary>
/// Shades the time of every fault behind the data, and draws its edges, or the instant of a change, in front.
/// </summary>
internal static class IncidentMarks
{
    /// <summary>Call before the series are added.</summary>
    /// <remarks>Faults of the same time are shaded once: shades on top of each other would darken.</remarks>
    public static void Shade(Plot plot, RunResult result)
    {
        foreach ((double begin, double end) in Spans(result).Where(span => span.End > span.Begin))
        {
            HorizontalSpan span = plot.Add.HorizontalSpan(begin, end);
            span.FillStyle.Color = ChartTheme.IncidentShade;
            span.LineStyle.Width = 0;
        }
    }

    /// <summary>Call after the series are added and the limits set.</summary>
    public static void Edges(Plot plot, RunResult result)
    {
        foreach (double hours in Spans(result).SelectMany(span => new[] { span.Begin, span.End }).Distinct())
        {
            VerticalLine line = plot.Add.VerticalLine(hours);
            line.Color = ChartTheme.Muted;
            line.LineWidth = 1.5f;
            line.LinePattern = LinePattern.Dashed;
        }
    }

    public static double BeginHours(this Incident incident) => incident.AtSeconds / 3600;

    /// <summary>The begin, for a change.</summary>
    public static double EndHours(this Incident incident) =>
        (incident.AtSeconds + (incident.LengthSeconds ?? 0)) / 3600;

    private static IEnumerable<(double Begin, double End)> Spans(RunResult result) =>
        result.Incidents.Select(incident => (incident.BeginHours(), incident.EndHours())).Distinct();
}
