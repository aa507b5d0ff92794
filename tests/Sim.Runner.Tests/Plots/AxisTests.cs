using NodaTime;
using Sim.Core.Quantities;
using Sim.Runner.Plots;
using Sim.Scenarios.Results;
using Sim.Scenarios.Tests.Results;

namespace Sim.Runner.Tests.Plots;

public sealed class AxisTests
{
    private static readonly RunIdentity s_identity = SyntheticRun.Outage.Identity;

    [Test]
    public void A_day_has_round_hours()
    {
        (double[] hours, string[] labels) = new TimeAxis(s_identity, 0, 24).Ticks(8);
        Assert.That(hours, Is.EqualTo(new double[] { 0, 3, 6, 9, 12, 15, 18, 21, 24 }));
        Assert.That(labels[1], Is.EqualTo("03:00"));
        Assert.That(labels[8], Is.EqualTo("00:00"));
    }

    [Test]
    public void Several_days_have_dates_at_midnight()
    {
        (_, string[] labels) = new TimeAxis(s_identity, 0, 48).Ticks(4);
        Assert.That(labels, Is.EqualTo(new[] { "15 Oct", "12:00", "16 Oct", "12:00", "17 Oct" }));
    }

    [Test]
    public void A_run_that_starts_at_an_odd_minute_has_ticks_at_round_times()
    {
        RunIdentity odd = s_identity with { Start = Instant.FromUtc(2018, 10, 15, 19, 47) };
        (double[] hours, string[] labels) = new TimeAxis(odd, 0, 1).Ticks(4);
        Assert.That(labels, Is.EqualTo(new[] { "20:00", "20:15", "20:30", "20:45" }));
        Assert.That(hours[0], Is.EqualTo(13 / 60.0).Within(1e-12));
    }

    [TestCase(38_000, new double[] { 0, 10_000, 20_000, 30_000 })]
    [TestCase(1, new[] { 0, 0.2, 0.4, 0.6, 0.8, 1 })]
    [TestCase(93, new double[] { 0, 20, 40, 60, 80 })]
    public void Linear_ticks_are_round(double max, double[] ticks) =>
        Assert.That(ValueAxis.LinearTicks(max, 6), Is.EqualTo(ticks).Within(1e-9));

    [Test]
    public void What_is_counted_has_whole_ticks() =>
        Assert.That(ValueAxis.LinearTicks(3, 6, leastStep: 1), Is.EqualTo(new double[] { 0, 1, 2, 3 }));

    [Test]
    public void Logarithmic_ticks_thin_out_until_they_fit()
    {
        Assert.That(ValueAxis.LogTicks(18, 700, 9), Is.EqualTo(new double[] { 20, 50, 100, 200, 500 }).Within(1e-6));
        Assert.That(
            ValueAxis.LogTicks(1, 1000, 7),
            Is.EqualTo(new double[] { 1, 3, 10, 30, 100, 300, 1000 }).Within(1e-6)
        );
        Assert.That(ValueAxis.LogTicks(1, 1000, 5), Is.EqualTo(new double[] { 1, 10, 100, 1000 }).Within(1e-6));
    }

    [Test]
    public void Joined_buckets_keep_sums_of_rates_and_peaks_of_latencies()
    {
        Timeline timeline = SyntheticRun.Outage.Timeline with { Bucket = SimDuration.FromHours(1), Count = 5 };
        var track = new Track(timeline, new TimeAxis(s_identity, 0, 5), mostPoints: 3);
        Assert.That(track.Hours, Is.EqualTo(new[] { 1, 3, 4.5 }));
        Assert.That(track.Means([1, 3, 5, 7, 9]), Is.EqualTo(new double[] { 2, 6, 9 }));
        Assert.That(track.Peaks([1, double.NaN, double.NaN, 7, double.NaN]), Is.EqualTo(new[] { 1, 7, double.NaN }));
    }

    [Test]
    public void The_closer_look_covers_the_incident_and_its_effects()
    {
        // 20:00 fault, 45 min, back after 412 s: from 19:45 until 20:00 + 45 min + 6.87 min + 21 min = 21:12:52.
        TimeAxis focus = IncidentFocus.Axis(SyntheticRun.Outage)!;
        Assert.That(focus.FromHours, Is.EqualTo(19.75).Within(1e-9));
        Assert.That(focus.ToHours, Is.EqualTo(20 + 0.75 + 412 / 3600.0 + 0.35).Within(1e-9));
        Assert.That(IncidentFocus.Axis(SyntheticRun.Quiet), Is.Null);
    }

    // 20:00 fault, 45 min, no effects: 21 min more.
    [Test]
    public void The_closer_look_at_an_incident_without_effects_covers_its_length()
    {
        TimeAxis focus = IncidentFocus.Axis(SyntheticRun.Unnoticed)!;
        Assert.That(focus.FromHours, Is.EqualTo(19.75).Within(1e-9));
        Assert.That(focus.ToHours, Is.EqualTo(20 + 0.75 + 0.35).Within(1e-9));
    }
}
