using NodaTime;
using Sim.Core.Quantities;
using Sim.Scenarios.Replay;

namespace Sim.Scenarios.Tests.Replay;

public sealed class RequestTraceTests
{
    private static readonly Instant s_start = Instant.FromUtc(2026, 1, 1, 0, 0);
    private static readonly RequestTrace s_hours = new(s_start, SimDuration.FromHours(1), [60, 120, 60]);

    [Test]
    public void Another_height_keeps_the_shape() =>
        Assert.That(s_hours.ScaledTo(new RequestRate(6)).Rates, Is.EqualTo(new[] { 3.0, 6.0, 3.0 }));

    [TestCase("0", "2h", 60, 120)]
    [TestCase("1h", "1h", 120)]
    [TestCase("30m", "9h", 120, 60)]
    [TestCase("3h", "1h")]
    public void A_part_holds_the_intervals_that_begin_in_it(string from, string length, params double[] rates)
    {
        RequestTrace part = s_hours.Part(SimDuration.Parse(from), SimDuration.Parse(length));

        Assert.That(part.Rates, Is.EqualTo(rates));
    }

    [Test]
    public void A_part_begins_when_its_first_interval_does() =>
        Assert.That(
            s_hours.Part(SimDuration.FromMinutes(30), SimDuration.MaxValue).Start,
            Is.EqualTo(s_start + Duration.FromHours(1))
        );

    // The middles are at 30, 90 and 150 min: a minute after a middle is 1/60 of the way to the next. The middle of
    // minute 31 is at 30.5 min.
    [TestCase(0, 60)]
    [TestCase(29, 60)]
    [TestCase(30, 60.5)]
    [TestCase(59, 89.5)]
    [TestCase(60, 90.5)]
    [TestCase(90, 119.5)]
    [TestCase(149, 60.5)]
    [TestCase(179, 60)]
    public void Long_means_become_lines_between_their_middles(int minute, double rate)
    {
        RequestTrace smooth = s_hours.Smoothed();

        Assert.Multiple(() =>
        {
            Assert.That(smooth.Interval, Is.EqualTo(SimDuration.FromMinutes(1)));
            Assert.That(smooth.Rates, Has.Count.EqualTo(180));
            Assert.That(smooth.Rates[minute], Is.EqualTo(rate).Within(1e-9));
        });
    }

    [Test]
    public void Means_of_a_minute_stay_as_they_are()
    {
        RequestTrace trace = s_hours with { Interval = SimDuration.FromMinutes(1) };

        Assert.That(trace.Smoothed(), Is.SameAs(trace));
    }

    [TestCase(0, 60)]
    [TestCase(3_599.9, 60)]
    [TestCase(3_600, 120)]
    [TestCase(99_999, 60)]
    public void A_rate_holds_until_the_next(double seconds, double rate) =>
        Assert.That(s_hours.RateAt(SimTime.FromSeconds(seconds)), Is.EqualTo(rate));
}
