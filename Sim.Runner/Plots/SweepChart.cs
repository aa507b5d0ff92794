using System.Globalization;
using ScottPlot;
using ScottPlot.Plottables;
using ScottPlot.TickGenerators;
using Sim.Scenarios.Experiments.Sweeps;
using Sim.Scenarios.Experiments.Sweeps.Merging;
using Sim.Scenarios.Results.Measures;

namespace Sim.Runner.Plots;

/// <summary>One measure over each field of a sweep: the points, and the means over all other fields.</summary>
internal static class SweepChart
{
    private const int MostPanels = 6;
    private const int ColumnsMost = 3;

    private static readonly Color s_point = ChartTheme.Muted.WithAlpha(0.45);
    private static readonly Color s_mean = ChartTheme.P95;

    public static Figure Create(SweepSummary summary, string measure, ChartFont font)
    {
        IReadOnlyList<MainEffect> effects = [.. summary.EffectsOn(measure).OrderByDescending(one => one.Share)];
        MainEffect[] shown = [.. effects.Take(MostPanels)];
        int columns = shown.Length == 4 ? 2 : Math.Min(ColumnsMost, shown.Length);
        int rows = (shown.Length + columns - 1) / columns;
        double most = summary.Points.Where(one => one.Means.ContainsKey(measure)).Max(one => one.Means[measure].Value);
        string left =
            effects.Count > shown.Length ? $"; {effects.Count - shown.Length} fields that move less are not shown" : "";
        return new Figure(font)
        {
            Name = measure,
            Title =
                $"{summary.Sweep.Scenario}: {shown[0].Factor} moves {measure} most, {Share(shown[0])} of its variation",
            Subtitle = string.Create(
                CultureInfo.InvariantCulture,
                $"{summary.Points.Count} points, each the mean of {summary.Sweep.Replications} runs; a field's share "
                    + $"of the variation is in its heading{left}"
            ),
            Legend =
            [
                new LegendEntry("a point", s_point, IsLine: false),
                new LegendEntry("mean of the points with this value, or in this quarter of them", s_mean, IsLine: true),
            ],
            Panels =
            [
                .. shown.Select(
                    (effect, i) =>
                        new Panel(
                            Draw(summary, effect, most, font, columns),
                            $"{effect.Factor} ({Share(effect)})",
                            Panel.Cell(i / columns, rows, i % columns, columns)
                        )
                ),
            ],
        };
    }

    private static Plot Draw(SweepSummary summary, MainEffect effect, double most, ChartFont font, int columns)
    {
        Plot plot = Panel.NewPlot(font);
        IReadOnlyList<SweepFactor> factors = summary.Sweep.Planned.Factors;
        int column = factors.Index().First(one => one.Item.Path == effect.Factor).Index;
        bool isRange = factors[column].IsRange;
        PointSummary[] points = [.. summary.Points.Where(one => one.Means.ContainsKey(effect.Measure))];
        double[] places = isRange
            ? [.. points.Select(one => MainEffect.NumberOf(one.Point.Texts[column]))]
            : [.. points.Select(one => (double)PlaceOf(effect, one.Point.Texts[column]))];
        foreach ((double place, PointSummary point) in places.Zip(points))
        {
            plot.Add.Marker(place, point.Means[effect.Measure].Value, MarkerShape.FilledCircle, 8, s_point);
        }
        double[] centers = isRange ? Centers(effect, places) : [.. effect.Levels.Select((_, i) => (double)i)];
        Scatter line = plot.Add.Scatter(centers, effect.Levels.Select(level => level.Mean).ToArray());
        line.Color = s_mean;
        line.LineWidth = ChartTheme.LinePx + 1;
        line.MarkerSize = 12;
        ValueAxis.Linear(plot, "", most, value => MeasureValueText.Of(effect.Measure, value));
        (double from, double to) = isRange ? (places.Min(), places.Max()) : (0, effect.Levels.Count - 1);
        double margin = Math.Max(to - from, 1e-9) * 0.08;
        plot.Axes.SetLimitsX(from - margin, to + margin);
        SetTicks(plot, effect, isRange, font, columns, points[0].Point.Texts[column]);
        return plot;
    }

    private static void SetTicks(Plot plot, MainEffect effect, bool isRange, ChartFont font, int columns, string sample)
    {
        if (isRange)
        {
            string unit = sample.TrimStart('-').TrimStart("0123456789.".ToCharArray());
            plot.Axes.Bottom.TickGenerator = new NumericAutomatic
            {
                TargetTickCount = 4,
                LabelFormatter = value => value.ToString("0.######", CultureInfo.InvariantCulture) + unit,
            };
            return;
        }
        float room = (ChartTheme.WidthPx / columns - Panel.LeftPx) / Math.Max(1, effect.Levels.Count);
        plot.Axes.Bottom.TickGenerator = new NumericManual(
            [.. effect.Levels.Select((_, i) => (double)i)],
            [.. effect.Levels.Select(level => font.Fit(level.Label, ChartTheme.TickSizePx, room - 6))]
        );
    }

    private static int PlaceOf(MainEffect effect, string text) =>
        effect.Levels.Index().First(level => level.Item.Label == text).Index;

    /// <summary>The mean place of the points of each part of a range, in ascending order.</summary>
    private static double[] Centers(MainEffect effect, double[] places)
    {
        double[] ascending = [.. places.Order()];
        List<double> centers = [];
        int from = 0;
        foreach (FactorLevel level in effect.Levels)
        {
            centers.Add(ascending[from..(from + level.Points)].Average());
            from += level.Points;
        }
        return [.. centers];
    }

    private static string Share(MainEffect effect) =>
        string.Create(CultureInfo.InvariantCulture, $"{effect.Share * 100:0} %");
}
