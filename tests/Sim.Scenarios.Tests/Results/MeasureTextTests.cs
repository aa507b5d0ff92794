using Sim.Core.Quantities;
using Sim.Scenarios.Results;

namespace Sim.Scenarios.Tests.Results;

public sealed class MeasureTextTests
{
    [TestCase(0, "0")]
    [TestCase(0.04, "<0.1")]
    [TestCase(0.26, "0.3")]
    [TestCase(9.94, "9.9")]
    [TestCase(9.96, "10")]
    [TestCase(9_999, "9999")]
    [TestCase(12_345, "12.3k")]
    [TestCase(999_700, "1.00M")]
    [TestCase(2_470_000_000, "2.47G")]
    [TestCase(-12_345, "-12.3k")]
    [TestCase(double.NaN, "-")]
    public void Counts_have_about_three_digits(double count, string text) =>
        Assert.That(MeasureText.Count(count), Is.EqualTo(text));

    [TestCase(0, "0 ms")]
    [TestCase(0.004, "<0.01 ms")]
    [TestCase(0.321, "0.32 ms")]
    [TestCase(8.4, "8.40 ms")]
    [TestCase(24.04, "24.0 ms")]
    [TestCase(99.96, "100 ms")]
    [TestCase(999.7, "1.00 s")]
    [TestCase(12_340, "12.3 s")]
    [TestCase(double.NaN, "-")]
    public void Latencies_have_three_digits_and_a_unit(double milliseconds, string text) =>
        Assert.That(MeasureText.Milliseconds(milliseconds), Is.EqualTo(text));

    [TestCase(0, "0 %")]
    [TestCase(1e-9, "<0.0001 %")]
    [TestCase(0.00021, "0.021 %")]
    [TestCase(0.0161, "1.6 %")]
    [TestCase(0.99951, "99.9 %")]
    [TestCase(1, "100 %")]
    [TestCase(-0.61, "-61.0 %")]
    public void Percentages_never_round_to_nothing_or_everything(double ratio, string text) =>
        Assert.That(MeasureText.Percent(ratio), Is.EqualTo(text));

    [TestCase(0.0, "0 s")]
    [TestCase(38.26, "38.3 s")]
    [TestCase(59.96, "1m 00s")]
    [TestCase(152.5, "2m 32s")] // half to even
    [TestCase(5_400.0, "1h 30m")]
    [TestCase(null, "-")]
    public void Times_are_minutes_and_seconds(double? seconds, string text) =>
        Assert.That(MeasureText.Seconds(seconds), Is.EqualTo(text));

    [TestCase(0.0, "0h00m00s")]
    [TestCase(0.5, "0h00m00.5s")]
    [TestCase(68_430.0, "19h00m30s")]
    [TestCase(72_300.0, "20h05m00s")]
    [TestCase(90_000.0, "25h00m00s")]
    public void Offsets_cannot_be_taken_for_a_clock_time_and_can_be_typed_again(double seconds, string text)
    {
        SimDuration offset = SimDuration.FromSeconds(seconds);
        Assert.That(MeasureText.Offset(SimTime.Zero + offset), Is.EqualTo(text));
        Assert.That(SimDuration.Parse(text), Is.EqualTo(offset));
    }

    [TestCase(72_000, "20:00")]
    [TestCase(72_030, "20:00:30")]
    [TestCase(90_000, "day 2 01:00")]
    public void Clock_times_count_days_from_the_start(double offsetSeconds, string text) =>
        Assert.That(MeasureText.ClockTime(SyntheticRun.Outage.Identity, offsetSeconds), Is.EqualTo(text));
}
