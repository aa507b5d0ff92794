using System.Globalization;
using ScottPlot;
using ScottPlot.Plottables;
using ScottPlot.TickGenerators;
using Sim.Scenarios.Experiments.Comparisons;
using Sim.Scenarios.Results.Measures;

namespace Sim.Runner.Plots;

/// <summary>
/// Differences with their intervals, in multiples of what matters: between -1 and 1 nobody would act on one.
/// </summary>
internal static class ComparisonChart
{
    private const int MostRows = 24;

    private static readonly double[] s_ticks = [0, 1, 3, 10, 30, 100, 300, 1_000, 10_000, 100_000, 1_000_000];

    private static readonly Color s_worse = ChartTheme.Needed;
    private static readonly Color s_better = ChartTheme.Desired;
    private static readonly Color s_open = ChartTheme.Muted;

    /// <param name="comparisons">The first is drawn, with those of its differences that are not the same.</param>
    public static Figure Create(IReadOnlyList<ScenarioComparison> comparisons, ChartFont font)
    {
        ScenarioComparison comparison = comparisons[0];
        IEnumerable<MeasuredDifference> apart = comparison.Differences.Where(one =>
            one.Verdict != DifferenceVerdict.Same && IsDrawable(one)
        );
        DistinctDifference[] rows = [.. DistinctDifference.Of(apart).Take(MostRows)];
        int worse = comparison.CountOf(DifferenceVerdict.Worse);
        int better = comparison.CountOf(DifferenceVerdict.Better);
        return new Figure(font)
        {
            Name = "comparison",
            Title = string.Create(
                CultureInfo.InvariantCulture,
                $"{comparison.Candidate} against {comparison.Baseline}: {worse} worse, {better} better"
            ),
            Subtitle = "difference of the means with its interval; from the dashed lines on it matters",
            Legend =
            [
                new LegendEntry("worse", s_worse, IsLine: true),
                new LegendEntry("better", s_better, IsLine: true),
                new LegendEntry("inconclusive or without preference", s_open, IsLine: true),
            ],
            Panels = [new Panel(Draw(rows, font), "", Panel.Cell(0, 1, 0, 1))],
        };
    }

    private static bool IsDrawable(MeasuredDifference one) =>
        one.Comparison.Margin > 0 && double.IsFinite(one.Comparison.Difference.Mean.Interval.Lower);

    private static Plot Draw(DistinctDifference[] rows, ChartFont font)
    {
        const float LeftPx = 480;
        const float RightPx = 130;
        Plot plot = Panel.NewPlot(font);
        plot.Layout.Fixed(new PixelPadding(left: LeftPx, right: RightPx, bottom: 62, top: 10));
        double most = 3;
        foreach ((int i, DistinctDifference row) in rows.Index())
        {
            most = Math.Max(most, AddRow(plot, row.Difference, -i));
        }
        foreach (double limit in (double[])[-1, 0, 1])
        {
            AddLimit(plot, limit, rows.Length);
        }
        double[] heights = [.. rows.Select((_, i) => (double)-i)];
        plot.Axes.Left.TickGenerator = new NumericManual(
            heights,
            [.. rows.Select(one => font.Fit(Label(one), ChartTheme.TickSizePx, LeftPx - 20))]
        );
        plot.Axes.Right.IsVisible = true;
        plot.Axes.Right.TickGenerator = new NumericManual(
            heights,
            [.. rows.Select(one => MeasureValueText.Signed(one.Difference.Key.Measure, one.Difference.Mean))]
        );
        plot.Axes.Right.TickLabelStyle.FontSize = ChartTheme.TickSizePx;
        plot.Axes.Right.TickLabelStyle.ForeColor = ChartTheme.Ink;
        plot.Axes.Right.FrameLineStyle.Width = 0;
        plot.Axes.Right.MajorTickStyle.Length = 0;
        double[] ticks = [.. s_ticks.Where(tick => tick <= most * 1.2)];
        double[] both = [.. ticks.Where(tick => tick > 0).Select(tick => -tick), .. ticks];
        plot.Axes.Bottom.TickGenerator = new NumericManual(
            [.. both.Select(Scale)],
            [.. both.Select(tick => tick.ToString("0.###", CultureInfo.InvariantCulture))]
        );
        plot.Axes.Bottom.Label.Text = "difference, in multiples of what matters (logarithmic)";
        double bottom = -Math.Max(1, rows.Length) + 0.4;
        plot.Axes.SetLimits(-Scale(most * 1.2), Scale(most * 1.2), bottom, 0.6);
        plot.Axes.SetLimitsY(bottom, 0.6, plot.Axes.Right);
        plot.Grid.YAxisStyle.IsVisible = false;
        return plot;
    }

    /// <summary>Logarithmic in both directions, and nearly linear around 0.</summary>
    private static double Scale(double margins) => Math.Sign(margins) * Math.Log10(1 + Math.Abs(margins));

    /// <returns>How far it reaches from 0.</returns>
    private static double AddRow(Plot plot, MeasuredDifference one, double y)
    {
        double margin = one.Comparison.Margin;
        double lower = one.Comparison.Difference.Mean.Interval.Lower / margin;
        double upper = one.Comparison.Difference.Mean.Interval.Upper / margin;
        Color color = one.Verdict switch
        {
            DifferenceVerdict.Worse => s_worse,
            DifferenceVerdict.Better => s_better,
            _ => s_open,
        };
        LinePlot interval = plot.Add.Line(Scale(lower), y, Scale(upper), y);
        interval.LineColor = color;
        interval.LineWidth = ChartTheme.LinePx + 1;
        plot.Add.Marker(Scale(one.Mean / margin), y, MarkerShape.FilledCircle, 9, color);
        return Math.Max(Math.Abs(lower), Math.Abs(upper));
    }

    private static void AddLimit(Plot plot, double margins, int rows)
    {
        LinePlot line = plot.Add.Line(Scale(margins), 0.5, Scale(margins), -Math.Max(1, rows) + 0.5);
        line.LineColor = ChartTheme.Muted;
        line.LineWidth = 1;
        line.LinePattern = margins == 0 ? LinePattern.Solid : LinePattern.Dashed;
    }

    private static string Label(DistinctDifference row) => $"{row.Difference.Key.Measure}  {row.Subject}";
}
