using System.Globalization;
using NodaTime;
using ScottPlot;
using ScottPlot.TickGenerators;
using Sim.Scenarios.Results;

namespace Sim.Runner.Plots;

/// <summary>A horizontal axis of calendar time, UTC. Positions are hours since the start of the run.</summary>
/// <param name="FromHours">Left end.</param>
/// <param name="ToHours">Right end.</param>
internal sealed record TimeAxis(RunIdentity Identity, double FromHours, double ToHours)
{
    private const float TickPx = 84;
    private const float TickWithSecondsPx = 110;
    private const long Minute = 60;
    private const long Hour = 60 * Minute;
    private const long Day = 24 * Hour;

    /// <summary>In seconds. Those below a day divide it, so that ticks fall on the same times every day.</summary>
    private static readonly long[] s_steps =
    [
        .. new long[] { 1, 2, 5, 10, 15, 30 },
        .. new[] { 1, 2, 5, 10, 15, 30 }.Select(minutes => minutes * Minute),
        .. new[] { 1, 2, 3, 6, 12 }.Select(hours => hours * Hour),
        .. new[] { 1, 2, 7, 14, 28 }.Select(days => days * Day),
    ];

    public static TimeAxis Whole(RunResult result) => new(result.Identity, 0, result.Identity.Duration.TotalHours);

    /// <summary>Sets limits, ticks and, where wanted, the label with the date.</summary>
    /// <param name="widthPx">Room for the ticks.</param>
    public void Apply(Plot plot, float widthPx, bool labeled = true)
    {
        (double[] positions, string[] labels) = Ticks(widthPx);
        plot.Axes.Bottom.TickGenerator = new NumericManual(positions, labels);
        plot.Axes.Bottom.Label.Text = labeled ? Label() : "";
        plot.Layout.Fixed(Panel.Padding(labeled));
        plot.Axes.SetLimitsX(FromHours, ToHours);
    }

    /// <summary>Ticks at round times of day, as many as the width has room for.</summary>
    internal (double[] Positions, string[] Labels) Ticks(float widthPx)
    {
        double span = (ToHours - FromHours) * Hour;
        long step = Array.Find(s_steps, seconds => span / seconds * RoomPx(seconds) <= Math.Max(widthPx, 2 * TickPx));
        if (step == 0)
        {
            // Longer than all steps: whole weeks.
            step = (long)Math.Ceiling(span * TickPx / widthPx / (7 * Day)) * 7 * Day;
        }
        // Ticks count whole steps from the midnight before the start, whatever the start is. Whole seconds keep their
        // labels exact; the tolerance lets the ends of the axis have one.
        double start = (Identity.Start - Midnight).TotalSeconds;
        long first = (long)Math.Ceiling((start + FromHours * Hour - 1e-3) / step) * step;
        long last = (long)Math.Floor((start + ToHours * Hour + 1e-3) / step) * step;
        var positions = new List<double>();
        var labels = new List<string>();
        for (long second = first; second <= last; second += step)
        {
            positions.Add((second - start) / Hour);
            labels.Add(Label(second, step));
        }
        return ([.. positions], [.. labels]);
    }

    private Instant Midnight => Identity.Start.InUtc().Date.AtMidnight().InUtc().ToInstant();

    private bool SpansDays => ToHours - FromHours > 24.01;

    private static float RoomPx(long step) => step < Minute ? TickWithSecondsPx : TickPx;

    private string Label(long secondsFromMidnight, long step)
    {
        bool isMidnight = secondsFromMidnight % Day == 0;
        return Format(
            (Midnight + Duration.FromSeconds(secondsFromMidnight)).InUtc(),
            isMidnight && (step >= 12 * Hour || SpansDays) ? "d MMM"
                : step < Minute ? "HH:mm:ss"
                : "HH:mm"
        );
    }

    private string Label()
    {
        double lastSecond = Math.Max(FromHours, ToHours - 1.0 / Hour);
        ZonedDateTime from = At(FromHours);
        ZonedDateTime to = At(lastSecond);
        return from.Date == to.Date
            ? $"UTC, {Format(from, "ddd d MMM uuuu")}"
            : $"UTC, {Format(from, "d MMM uuuu")} to {Format(to, "d MMM uuuu")}";
    }

    /// <summary>To whole seconds: a binary fraction of an hour may lie just before midnight.</summary>
    private ZonedDateTime At(double hours) =>
        (Identity.Start + Duration.FromSeconds((long)Math.Round(hours * Hour))).InUtc();

    private static string Format(ZonedDateTime time, string pattern) =>
        time.ToString(pattern, CultureInfo.InvariantCulture);
}
