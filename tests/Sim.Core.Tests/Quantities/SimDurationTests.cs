using Sim.Core.Quantities;

namespace Sim.Core.Tests.Quantities;

[TestFixture]
public sealed class SimDurationTests
{
    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    [TestCase(double.NegativeInfinity)]
    [TestCase(9.3e9)] // 295 years
    [TestCase(-9.3e9)]
    public void Seconds_that_do_not_fit_overflow(double seconds)
    {
        Assert.That(() => SimDuration.FromSeconds(seconds), Throws.InstanceOf<OverflowException>());
        Assert.That(() => SimTime.FromSeconds(seconds), Throws.InstanceOf<OverflowException>());
        Assert.That(() => SimDuration.FromMilliseconds(seconds * 1_000), Throws.InstanceOf<OverflowException>());
        Assert.That(() => SimDuration.FromSeconds(1) * seconds, Throws.InstanceOf<OverflowException>());
    }

    [Test]
    public void Arithmetic_is_checked()
    {
        Assert.That(() => SimDuration.MaxValue + new SimDuration(1), Throws.InstanceOf<OverflowException>());
        Assert.That(() => SimDuration.MaxValue * 2, Throws.InstanceOf<OverflowException>());
        Assert.That(() => -new SimDuration(long.MinValue), Throws.InstanceOf<OverflowException>());
        Assert.That(() => SimTime.MaxValue + new SimDuration(1), Throws.InstanceOf<OverflowException>());
        Assert.That(() => SimDuration.FromHours(long.MaxValue / 1_000), Throws.InstanceOf<OverflowException>());
    }

    [Test]
    public void Units_convert()
    {
        var duration = SimDuration.Parse("1h30m");
        Assert.That(duration, Is.EqualTo(SimDuration.FromMinutes(90)));
        Assert.That(duration.TotalHours, Is.EqualTo(1.5));
        Assert.That(duration / SimDuration.FromMinutes(45), Is.EqualTo(2));
        Assert.That(duration * 0.5, Is.EqualTo(SimDuration.FromMinutes(45)));
        // Half a nanosecond rounds to even.
        Assert.That(SimDuration.FromMilliseconds(0.0000005), Is.EqualTo(SimDuration.Zero));
    }

    [Law]
    public bool A_time_moved_there_and_back_is_the_same(int start, int length)
    {
        var time = new SimTime(start);
        var duration = new SimDuration(length);
        return time + duration - duration == time
            && time + duration - time == duration
            && (time + duration > time) == (duration > SimDuration.Zero)
            && SimTime.Max(time, time + duration) - SimTime.Min(time, time + duration)
                == SimDuration.Max(duration, -duration);
    }
}
