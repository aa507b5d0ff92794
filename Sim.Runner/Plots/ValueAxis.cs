using System.Globalization;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace Sim.Runner.Plots;

/// <summary>
/// Vertical axes, and the horizontal one of distributions. Logarithmic axes hold the decimal logarithm of the value.
/// </summary>
internal static class ValueAxis
{
    /// <summary>From 0 to <paramref name="max"/> with round steps.</summary>
    /// <param name="headroom">Share of the axis that stays free above <paramref name="max"/>, for labels.</param>
    /// <param name="leastStep">Of the ticks: 1 for what is counted.</param>
    public static void Linear(
        Plot plot,
        string label,
        double max,
        Func<double, string> format,
        double headroom = 0.04,
        double leastStep = 0
    )
    {
        double top = max > 0 ? max / (1 - headroom) : 1;
        double[] ticks = LinearTicks(top, 6, leastStep);
        plot.Axes.Left.TickGenerator = new NumericManual(ticks, [.. ticks.Select(format)]);
        plot.Axes.Left.Label.Text = label;
        plot.Axes.SetLimitsY(0, top);
    }

    /// <summary>A logarithmic axis of latency in milliseconds, ticks at 1, 2 and 5 of each decade.</summary>
    public static void LogLatency(IAxis axis, double minMs, double maxMs, int most = 9)
    {
        double[] ticks = LogTicks(minMs, maxMs, most);
        axis.TickGenerator = new NumericManual([.. ticks.Select(Math.Log10)], [.. ticks.Select(LatencyTick)]);
        (axis.Min, axis.Max) = (Math.Log10(minMs), Math.Log10(maxMs));
    }

    /// <summary>0, then steps of 1, 2, 2.5 or 5 times a power of ten; at most <paramref name="most"/> steps.</summary>
    internal static double[] LinearTicks(double max, int most, double leastStep = 0)
    {
        double decade = Math.Pow(10, Math.Floor(Math.Log10(max / most)));
        double step = new[] { 1, 2, 2.5, 5, 10 }.First(unit => max / (unit * decade) <= most + 1e-9) * decade;
        step = Math.Max(step, leastStep);
        return [.. Enumerable.Range(0, (int)Math.Floor(max / step + 1e-9) + 1).Select(i => i * step)];
    }

    internal static double[] LogTicks(double min, double max, int most)
    {
        foreach (double[] units in new double[][] { [1, 2, 5], [1, 3], [1] })
        {
            double[] ticks =
            [
                .. Enumerable
                    .Range((int)Math.Floor(Math.Log10(min)), (int)Math.Ceiling(Math.Log10(max / min)) + 2)
                    .SelectMany(decade => units.Select(unit => unit * Math.Pow(10, decade)))
                    .Where(tick => tick >= min * (1 - 1e-9) && tick <= max * (1 + 1e-9)),
            ];
            if (ticks.Length <= most || units.Length == 1)
            {
                return ticks;
            }
        }
        return [];
    }

    private static string LatencyTick(double milliseconds) =>
        milliseconds >= 1000
            ? (milliseconds / 1000).ToString("0.###", CultureInfo.InvariantCulture) + " s"
            : milliseconds.ToString("0.###", CultureInfo.InvariantCulture) + " ms";

    /// <summary>Requests per second: <c>0</c>, <c>2.5k</c>, <c>40k</c>.</summary>
    public static string Thousands(double value) =>
        value >= 1e6 ? (value / 1e6).ToString("0.##", CultureInfo.InvariantCulture) + "M"
        : value >= 1e3 ? (value / 1e3).ToString("0.##", CultureInfo.InvariantCulture) + "k"
        : value.ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>A ratio as percent.</summary>
    public static string Percent(double ratio) => (ratio * 100).ToString("0.####", CultureInfo.InvariantCulture) + " %";
}
