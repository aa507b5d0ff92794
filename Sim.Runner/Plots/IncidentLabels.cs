using System.Globalization;
using ScottPlot;
using ScottPlot.Plottables;
using Sim.Scenarios.Results;

namespace Sim.Runner.Plots;

/// <summary>
/// Names incidents at the top of a panel, in rows that charts keep free of data: no curve runs through a name.
/// </summary>
internal sealed class IncidentLabels
{
    private const int MostRows = 3;
    private const double MostShare = 1 / 3.0;
    private const float RowPx = 25;
    private const float GapPx = 8;

    private readonly TimeAxis _axis;
    private readonly float _widthPx;
    private readonly float _heightPx;
    private readonly List<IncidentLabel> _labels = [];

    /// <param name="widthPx">Of the data area of the panel.</param>
    /// <param name="heightPx">Of the data area of the panel; three rows, and a third of it, at most.</param>
    public IncidentLabels(RunResult result, TimeAxis axis, ChartFont font, float widthPx, float heightPx)
    {
        (_axis, _widthPx, _heightPx) = (axis, widthPx, heightPx);
        double pxPerHour = widthPx / (axis.ToHours - axis.FromHours);
        IEnumerable<Incident[]> simultaneous = result
            .Incidents.Where(one => one.EndHours() >= axis.FromHours && one.BeginHours() <= axis.ToHours)
            .GroupBy(one => (one.AtSeconds, one.LengthSeconds))
            .OrderByDescending(group => group.Max(one => one.FailedRequests))
            .Select(group => group.ToArray());
        foreach (Incident[] incidents in simultaneous)
        {
            float from = (float)((Math.Max(incidents[0].BeginHours(), axis.FromHours) - axis.FromHours) * pxPerHour);
            float to = (float)((Math.Min(incidents[0].EndHours(), axis.ToHours) - axis.FromHours) * pxPerHour);
            string[] names = Names(incidents);
            string text =
                Array.Find(names, name => Clear(from, to, Width(name)) is not null)
                ?? font.Fit(names[0], ChartTheme.TickSizePx, widthPx - 2 * GapPx);
            float width = Width(text);
            float left = Clear(from, to, width) ?? Math.Max(GapPx, Math.Min(from + GapPx, widthPx - GapPx - width));
            if (FreeRow(left, left + width) is { } row)
            {
                _labels.Add(new IncidentLabel(text, left, width, row));
            }
        }

        float Width(string name) => font.Measure(name, ChartTheme.TickSizePx);
    }

    /// <summary>The costliest first. Those that find no room are left out: the report lists every incident.</summary>
    public IReadOnlyList<IncidentLabel> Labels => _labels;

    /// <summary>The share of the height that must stay free above the data, in all panels of the same scale.</summary>
    public double Headroom =>
        _labels.Count > 0 ? (_labels.Max(label => label.Row) + 1) * RowPx / _heightPx : ValueAxis.LeastHeadroom;

    /// <summary>Call after the limits are set.</summary>
    public void Draw(Plot plot)
    {
        double hoursPerPx = (_axis.ToHours - _axis.FromHours) / _widthPx;
        foreach (IncidentLabel label in _labels)
        {
            Text text = plot.Add.Text(
                label.Text,
                _axis.FromHours + label.LeftPx * hoursPerPx,
                plot.Axes.GetLimits().Top
            );
            text.LabelFontSize = ChartTheme.TickSizePx;
            text.LabelFontColor = ChartTheme.Ink;
            text.LabelAlignment = Alignment.UpperLeft;
            text.OffsetY = label.Row * RowPx + 2;
        }
    }

    /// <summary>
    /// From the longest to the shortest: <c>upstream/dc-par/AS3356 blackhole and 2 more</c>, without the parts before
    /// the last of the subject, and without the action.
    /// </summary>
    private static string[] Names(Incident[] simultaneous)
    {
        Incident first = simultaneous[0];
        string more =
            simultaneous.Length == 1
                ? ""
                : string.Create(CultureInfo.InvariantCulture, $" and {simultaneous.Length - 1} more");
        string last = first.Subject[(first.Subject.LastIndexOf('/') + 1)..];
        return [$"{first.Subject} {first.Action}{more}", $"{last} {first.Action}{more}", last + more];
    }

    /// <summary>
    /// The left of a text that meets no edge of its shade: inside where that is wide enough, beside where there is
    /// room; null where neither is.
    /// </summary>
    private float? Clear(float from, float to, float width)
    {
        float needed = width + 2 * GapPx;
        return to - from >= needed ? from + GapPx
            : _widthPx - to >= needed ? to + GapPx
            : from >= needed ? from - GapPx - width
            : null;
    }

    private int? FreeRow(float left, float right)
    {
        int rows = Math.Clamp((int)(_heightPx * MostShare / RowPx), 1, MostRows);
        for (int row = 0; row < rows; row++)
        {
            if (
                !_labels.Exists(other =>
                    other.Row == row && left < other.RightPx + GapPx && other.LeftPx < right + GapPx
                )
            )
            {
                return row;
            }
        }
        return null;
    }
}
