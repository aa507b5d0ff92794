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
    private static readonly double[] s_stepsHours = [1 / 60.0, 1 / 12.0, 0.25, 0.5, 1, 2, 3, 4, 6, 12, 24, 48, 96, 168];

    public static TimeAxis Whole(RunResult result) => new(result.Identity, 0, result.Identity.Duration.TotalHours);

    /// <summary>Sets limits, ticks and, where wanted, the label with the date.</summary>
    /// <param name="widthPx">Room for the ticks.</param>
    public void Apply(Plot plot, float widthPx, bool labeled = true)
    {
        (double[] positions, string[] labels) = Ticks((int)Math.Max(2, widthPx / 84));
        plot.Axes.Bottom.TickGenerator = new NumericManual(positions, labels);
        plot.Axes.Bottom.Label.Text = labeled ? Label() : "";
        plot.Layout.Fixed(Panel.Padding(labeled));
        plot.Axes.SetLimitsX(FromHours, ToHours);
    }

    /// <summary>Ticks at round times of day, at most <paramref name="most"/>.</summary>
    internal (double[] Positions, string[] Labels) Ticks(int most)
    {
        double step = s_stepsHours.FirstOrDefault(hours => (ToHours - FromHours) / hours <= most, 168);
        // Hours from midnight UTC before the start to the start, so that ticks fall on round times whatever the start
        // is.
        double startOfDay = (Identity.Start - Midnight).TotalHours;
        double first = Math.Ceiling((FromHours + startOfDay) / step - 1e-9);
        double last = Math.Floor((ToHours + startOfDay) / step + 1e-9);
        var positions = new List<double>();
        var labels = new List<string>();
        for (double i = first; i <= last; i++)
        {
            positions.Add(i * step - startOfDay);
            ZonedDateTime at = (Midnight + Duration.FromHours(i * step)).InUtc();
            bool isMidnight = at.TimeOfDay == LocalTime.Midnight;
            labels.Add(Format(at, isMidnight && (step >= 12 || SpansDays) ? "d MMM" : "HH:mm"));
        }
        return ([.. positions], [.. labels]);
    }

    private Instant Midnight => Identity.Start.InUtc().Date.AtMidnight().InUtc().ToInstant();

    private bool SpansDays => ToHours - FromHours > 24.01;

    private string Label()
    {
        ZonedDateTime from = At(FromHours);
        ZonedDateTime to = At(ToHours - 1 / 3600.0);
        return from.Date == to.Date
            ? $"UTC, {Format(from, "ddd d MMM uuuu")}"
            : $"UTC, {Format(from, "d MMM uuuu")} to {Format(to, "d MMM uuuu")}";
    }

    private ZonedDateTime At(double hours) => (Identity.Start + Duration.FromHours(hours)).InUtc();

    private static string Format(ZonedDateTime time, string pattern) =>
        time.ToString(pattern, CultureInfo.InvariantCulture);
}
