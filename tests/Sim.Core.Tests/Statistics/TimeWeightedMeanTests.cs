using Sim.Core.Quantities;
using Sim.Core.Statistics;

namespace Sim.Core.Tests.Statistics;

[TestFixture]
public sealed class TimeWeightedMeanTests
{
    // 4 pods for 10 s, 10 pods for 30 s, then the window closes: (4 x 10 + 10 x 30) / 40 = 8.5.
    [Test]
    public void Each_value_weighs_as_long_as_it_holds()
    {
        var pods = new TimeWeightedMean();
        pods.Record(SimTime.FromSeconds(5), 4);
        pods.Record(SimTime.FromSeconds(15), 10);
        pods.AdvanceTo(SimTime.FromSeconds(45));

        Assert.That(pods.Mean, Is.EqualTo(8.5).Within(1e-12));
        Assert.That((pods.Min, pods.Max, pods.Current), Is.EqualTo((4, 10, 10)));
        Assert.That(pods.Length, Is.EqualTo(SimDuration.FromSeconds(40)));
    }

    [Test]
    public void A_value_that_held_for_no_time_does_not_count()
    {
        var queue = new TimeWeightedMean();
        queue.Record(SimTime.Zero, 1_000);
        queue.Record(SimTime.Zero, 2);
        queue.Record(SimTime.FromSeconds(1), -7);

        Assert.That((queue.Mean, queue.Min, queue.Max, queue.Current), Is.EqualTo((2, 2, 2, -7)));
    }

    [Test]
    public void A_single_value_is_its_own_mean()
    {
        var queue = new TimeWeightedMean();
        queue.Record(SimTime.FromSeconds(3), 5);

        Assert.That((queue.Mean, queue.Min, queue.Max), Is.EqualTo((5, 5, 5)));
    }

    [Test]
    public void An_empty_window_has_no_mean()
    {
        var empty = new TimeWeightedMean();

        Assert.That(empty.IsEmpty);
        Assert.That(() => empty.Mean, Throws.InvalidOperationException);
        Assert.That(() => empty.Current, Throws.InvalidOperationException);
        Assert.That(() => empty.AdvanceTo(SimTime.Zero), Throws.InvalidOperationException);
    }

    [Test]
    public void Time_never_runs_back_and_values_are_numbers()
    {
        var queue = new TimeWeightedMean();
        queue.Record(SimTime.FromSeconds(3), 5);

        Assert.That(() => queue.Record(SimTime.FromSeconds(2), 1), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(
            () => queue.Record(SimTime.FromSeconds(4), double.NaN),
            Throws.InstanceOf<ArgumentOutOfRangeException>()
        );
        Assert.That(
            () => queue.Record(SimTime.FromSeconds(4), 1e281),
            Throws.InstanceOf<ArgumentOutOfRangeException>()
        );
        Assert.That(queue.Current, Is.EqualTo(5));
    }

    // A million times 0.1 and 0.7 by turns, for a nanosecond each: a plain sum is off by 1e-12 or so.
    [Test]
    public void A_long_run_is_as_exact_as_a_short_one()
    {
        var load = new TimeWeightedMean();
        for (int i = 0; i < 2_000_000; i++)
        {
            load.Record(new SimTime(i), i % 2 == 0 ? 0.1 : 0.7);
        }
        load.AdvanceTo(new SimTime(2_000_000));

        Assert.That(load.Mean, Is.EqualTo(0.4).Within(1e-16));
    }

    [Law]
    public bool The_mean_lies_between_the_extremes_and_does_not_change_when_a_value_is_repeated(
        (byte Gap, short Value)[] steps
    )
    {
        var once = new TimeWeightedMean();
        var repeated = new TimeWeightedMean();
        once.Record(SimTime.Zero, 0);
        repeated.Record(SimTime.Zero, 0);
        SimTime now = SimTime.Zero;
        foreach ((byte gap, short value) in steps)
        {
            repeated.Record(now + new SimDuration(gap / 2), repeated.Current);
            now += new SimDuration(gap);
            once.Record(now, value);
            repeated.Record(now, value);
        }
        return once.Min <= once.Mean
            && once.Mean <= once.Max
            && Math.Abs(once.Mean - repeated.Mean) <= 1e-12 * (once.Max - once.Min);
    }
}
