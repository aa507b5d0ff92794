using System.Globalization;
using NodaTime;
using Sim.Runner.Plots;
using Sim.Scenarios.Results;
using Sim.Scenarios.Tests.Results;

namespace Sim.Runner.Tests.Plots;

public sealed class TimeAxisTests
{
    private static readonly RunIdentity s_identity = SyntheticRun.Outage.Identity;

    [Test]
    public void A_day_has_round_hours()
    {
        // 700 px have room for 8 steps of 84 px: 24 h / 8 = 3 h.
        (double[] hours, string[] labels) = new TimeAxis(s_identity, 0, 24).Ticks(700);
        Assert.That(hours, Is.EqualTo(new double[] { 0, 3, 6, 9, 12, 15, 18, 21, 24 }));
        Assert.That(
            labels,
            Is.EqualTo(new[] { "00:00", "03:00", "06:00", "09:00", "12:00", "15:00", "18:00", "21:00", "00:00" })
        );
    }

    [Test]
    public void An_hour_has_ticks_on_whole_minutes_with_exact_labels()
    {
        // 17 steps of 84 px fit into 1450 px: 60 min / 17 is more than 2 min, so 5.
        RunIdentity hour = s_identity with
        {
            Start = Instant.FromUtc(2018, 10, 15, 18, 30),
        };
        (double[] hours, string[] labels) = new TimeAxis(hour, 0, 1).Ticks(1450);
        string[] expected =
        [
            "18:30",
            "18:35",
            "18:40",
            "18:45",
            "18:50",
            "18:55",
            "19:00",
            "19:05",
            "19:10",
            "19:15",
            "19:20",
            "19:25",
            "19:30",
        ];
        Assert.That(labels, Is.EqualTo(expected));
        Assert.That(hours, Is.EqualTo(Enumerable.Range(0, 13).Select(i => i * 5 / 60.0)).Within(1e-12));
    }

    [Test]
    public void Seconds_are_shown_only_when_ticks_need_them()
    {
        RunIdentity evening = s_identity with { Start = Instant.FromUtc(2018, 10, 15, 18, 59, 58) };
        (double[] hours, string[] labels) = new TimeAxis(evening, 0, 3 / 3600.0).Ticks(1450);
        Assert.That(labels, Is.EqualTo(new[] { "18:59:58", "18:59:59", "19:00:00", "19:00:01" }));
        Assert.That(hours, Is.EqualTo(new[] { 0, 1 / 3600.0, 2 / 3600.0, 3 / 3600.0 }).Within(1e-12));

        // Seven minutes from 18:59:58 have room for 17 steps of minutes, but 13 of 110 px: not for 14 of 30 s.
        (hours, labels) = new TimeAxis(evening, 0, 7 / 60.0).Ticks(1450);
        Assert.That(labels, Is.EqualTo(new[] { "19:00", "19:01", "19:02", "19:03", "19:04", "19:05", "19:06" }));
        Assert.That(hours[0], Is.EqualTo(2 / 3600.0).Within(1e-12));
    }

    [Test]
    public void Several_days_have_dates_at_midnight()
    {
        (_, string[] labels) = new TimeAxis(s_identity, 0, 48).Ticks(350);
        Assert.That(labels, Is.EqualTo(new[] { "15 Oct", "12:00", "16 Oct", "12:00", "17 Oct" }));
        (_, labels) = new TimeAxis(s_identity, 0, 168).Ticks(700);
        Assert.That(
            labels,
            Is.EqualTo(new[] { "15 Oct", "16 Oct", "17 Oct", "18 Oct", "19 Oct", "20 Oct", "21 Oct", "22 Oct" })
        );
    }

    [Test]
    public void A_year_has_ticks_every_few_weeks()
    {
        // 365 days on 8 steps of 84 px: 45.6 days, so 49.
        (double[] hours, string[] labels) = new TimeAxis(s_identity, 0, 365 * 24).Ticks(8 * 84);
        Assert.That(hours[1], Is.EqualTo(49 * 24));
        Assert.That(labels[..3], Is.EqualTo(new[] { "15 Oct", "3 Dec", "21 Jan" }));
    }

    [Test]
    public void A_run_that_starts_at_an_odd_minute_has_ticks_at_round_times()
    {
        RunIdentity odd = s_identity with { Start = Instant.FromUtc(2018, 10, 15, 19, 47) };
        (double[] hours, string[] labels) = new TimeAxis(odd, 0, 1).Ticks(4 * 84);
        Assert.That(labels, Is.EqualTo(new[] { "20:00", "20:15", "20:30", "20:45" }));
        Assert.That(hours, Is.EqualTo(new[] { 13 / 60.0, 28 / 60.0, 43 / 60.0, 58 / 60.0 }).Within(1e-12));
    }

    /// <summary>Positions and labels tell the same time, whatever starts when and lasts how long.</summary>
    [Law]
    public void A_label_is_the_exact_time_of_its_tick(uint startSecond, uint fromSecond, uint seconds, byte width)
    {
        RunIdentity identity = s_identity with
        {
            Start = s_identity.Start + Duration.FromSeconds(startSecond % 86_400),
        };
        double from = fromSecond % 86_400 / 3600.0;
        var axis = new TimeAxis(identity, from, from + (1 + seconds % 86_400) / 3600.0);
        (double[] hours, string[] labels) = axis.Ticks(200 + 6 * width);
        for (int i = 0; i < hours.Length; i++)
        {
            LocalDateTime time = (identity.Start + Duration.FromMilliseconds(Math.Round(hours[i] * 3_600_000)))
                .InUtc()
                .LocalDateTime;
            string full =
                labels[i].Contains(' ', StringComparison.Ordinal) ? labels[i] + " 00:00:00.000"
                : labels[i].Length == "00:00".Length ? labels[i] + ":00.000"
                : labels[i] + ".000";
            Assert.That(time.ToString("d MMM HH:mm:ss.fff", CultureInfo.InvariantCulture), Does.EndWith(full));
        }
    }

    [TestCase(0, 24, "UTC, Mon 15 Oct 2018")]
    [TestCase(23.5, 24.5, "UTC, 15 Oct 2018 to 16 Oct 2018")]
    [TestCase(0, 0.5 / 3600, "UTC, Mon 15 Oct 2018")]
    public void The_axis_says_which_days_it_shows(double from, double to, string label)
    {
        using var plot = new ScottPlot.Plot();
        new TimeAxis(s_identity, from, to).Apply(plot, 1450);
        Assert.That(plot.Axes.Bottom.Label.Text, Is.EqualTo(label));
    }
}
