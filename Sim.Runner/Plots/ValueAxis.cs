using System.Globalization;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace Sim.Runner.Plots;

/// <summary>
/// Vertical axes, and the horizontal one of distributions. Logarithmic axes hold the decimal logarithm of the value.
/// </summary>
internal static class ValueAxis
{
    /// <summary>Share of an axis that stays free above its top tick.</summary>
    public const double LeastHeadroom = 0.04;

    /// <summary>From 0 with round steps to the first tick that is not below <paramref name="max"/>.</summary>
    /// <param name="headroom">Share of the axis that stays free above that tick, for labels.</param>
    /// <param name="counted">Only whole ticks.</param>
    public static void Linear(
        Plot plot,
        string label,
        double max,
        Func<double, string> format,
        double headroom = LeastHeadroom,
        bool counted = false
    )
    {
        double[] ticks = LinearTicks(max > 0 ? max : 1, 6, counted);
        plot.Axes.Left.TickGenerator = new NumericManual(ticks, [.. ticks.Select(format)]);
        plot.Axes.Left.Label.Text = label;
        plot.Axes.SetLimitsY(0, ticks[^1] / (1 - headroom));
    }

    /// <summary>A logarithmic axis of latency in milliseconds, ticks at 1, 2 and 5 of each decade.</summary>
    /// <param name="headroom">Share of the axis that stays free above <paramref name="maxMs"/>, for labels.</param>
    public static void LogLatency(IAxis axis, double minMs, double maxMs, int most = 9, double headroom = 0)
    {
        double[] ticks = LogTicks(minMs, maxMs, most);
        axis.TickGenerator = new NumericManual([.. ticks.Select(Math.Log10)], [.. ticks.Select(LatencyTick)]);
        axis.Min = Math.Log10(minMs);
        axis.Max = axis.Min + Math.Log10(maxMs / minMs) / (1 - headroom);
    }

    /// <summary>
    /// 0, then at most <paramref name="most"/> steps of 1, 2, 2.5 or 5 times a power of ten, the last not below
    /// <paramref name="max"/>.
    /// </summary>
    /// <param name="counted">Only whole steps: no 2.5 pods.</param>
    internal static double[] LinearTicks(double max, int most, bool counted = false)
    {
        max = counted ? Math.Max(max, 1) : max;
        double decade = Math.Pow(10, Math.Floor(Math.Log10(max / most)));
        double step = new[] { 1, 2, 2.5, 5, 10 }
            .Select(unit => unit * decade)
            .First(step => Steps(max, step) <= most && !(counted && step % 1 > 0));
        return [.. Enumerable.Range(0, Steps(max, step) + 1).Select(i => i * step)];
    }

    private static int Steps(double max, double step) => (int)Math.Ceiling(max / step - 1e-9);

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
