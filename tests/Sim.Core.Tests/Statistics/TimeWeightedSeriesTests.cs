using Sim.Core.Quantities;
using Sim.Core.Statistics;

namespace Sim.Core.Tests.Statistics;

[TestFixture]
public sealed class TimeWeightedSeriesTests
{
    // 4 for 10 s, 10 for 30 s, 0 for 20 s. Four buckets of 10 s are full at 40 s; the value at 50 s makes them two of
    // 20 s, and a third is filled:      0-20: (4 x 10 + 10 x 10) / 20 = 7      20-40: 10      40-60: 0
    [Test]
    public void Neighbors_are_merged_when_time_runs_past_the_capacity()
    {
        var queue = new TimeWeightedSeries(4, SimDuration.FromSeconds(10));
        queue.Record(At(0), 4);
        queue.Record(At(10), 10);
        queue.Record(At(40), 0);
        Assert.That(queue.BucketWidth, Is.EqualTo(SimDuration.FromSeconds(10)));
        Assert.That(queue.Buckets().Select(bucket => bucket.Mean), Is.EqualTo(new[] { 4, 10, 10, 10 }));

        queue.AdvanceTo(At(60));

        Assert.That(
            queue.Buckets(),
            Is.EqualTo(
                new TimeWeightedBucket[]
                {
                    new(At(0), At(20), 7, 4, 10, 4, 10),
                    new(At(20), At(40), 10, 10, 10, 10, 10),
                    new(At(40), At(60), 0, 0, 0, 0, 0),
                }
            )
        );
        Assert.That(queue.Mean, Is.EqualTo(340 / 60.0).Within(1e-15));
        Assert.That((queue.Min, queue.Max, queue.Current), Is.EqualTo((0, 10, 0)));
    }

    // A queue of a million for one nanosecond in a year: 31,536,000 s in 16 buckets.
    [Test]
    public void A_peak_survives_any_number_of_merges()
    {
        var queue = new TimeWeightedSeries(16, new SimDuration(1));
        queue.Record(At(0), 1);
        queue.Record(At(1_000), 1e6);
        queue.Record(At(1_000) + new SimDuration(1), 2);
        queue.AdvanceTo(At(31_536_000));

        TimeWeightedBucket[] buckets = [.. queue.Buckets()];
        Assert.That(buckets, Has.Length.InRange(9, 16));
        Assert.That((buckets[0].Max, buckets[0].Min, buckets[0].First, buckets[0].Last), Is.EqualTo((1e6, 1, 1, 2)));
        Assert.That(buckets[1..].Select(bucket => bucket.Mean), Has.All.EqualTo(2));
        Assert.That((queue.Min, queue.Max), Is.EqualTo((1, 1e6)));
    }

    [Test]
    public void A_series_that_begins_late_has_its_buckets_from_there_on()
    {
        var queue = new TimeWeightedSeries(8, SimDuration.FromSeconds(1));
        queue.Record(At(100), 3);
        queue.AdvanceTo(At(102.5));

        Assert.That(
            queue.Buckets().Select(bucket => (bucket.From.TotalSeconds, bucket.To.TotalSeconds)),
            Is.EqualTo(new[] { (100.0, 101.0), (101.0, 102.0), (102.0, 102.5) })
        );
        Assert.That(queue.Length, Is.EqualTo(SimDuration.FromSeconds(2.5)));
    }

    // The value at each instant is known from the steps, so each bucket is judged against them. Whole values and whole
    // nanoseconds below 2^53 in all: every sum is exact, and equality is meant.
    [Law]
    public bool Every_bucket_is_what_happened_in_its_time(
        (byte Gap, sbyte Value)[] steps,
        byte capacity,
        byte resolution
    )
    {
        var series = new TimeWeightedSeries(2 + (capacity % 20), new SimDuration(1 + (resolution % 10)));
        List<(long From, long To, double Value)> held = Fill(series, steps);
        TimeWeightedBucket[] buckets = [.. series.Buckets()];
        long end = held.Count == 0 ? 0 : held[^1].To;
        return buckets.Length <= 2 + (capacity % 20)
            && buckets.Select(bucket => bucket.To).SequenceEqual(Ends(series.BucketWidth.Nanoseconds, end))
            && buckets.All(bucket => bucket == Expected(held, bucket.From, bucket.To));
    }

    // The law of the down-sampling: whatever the capacity, the window has the mean and the extremes of the series
    // that was never merged. Any values, exact equality.
    [Law]
    public bool Mean_and_extremes_do_not_depend_on_the_capacity((byte Gap, double Value)[] steps, byte capacity)
    {
        var unbounded = new TimeWeightedSeries(1 << 15, new SimDuration(1));
        var bounded = new TimeWeightedSeries(2 + capacity, new SimDuration(1));
        var mean = new TimeWeightedMean();
        SimTime now = SimTime.Zero;
        foreach ((byte gap, double value) in steps)
        {
            double finite = Math.Abs(value) <= 1e280 ? value : 0;
            now += new SimDuration(gap);
            unbounded.Record(now, finite);
            bounded.Record(now, finite);
            mean.Record(now, finite);
        }
        return steps.Length == 0
            || (
                bounded.Mean == unbounded.Mean
                && bounded.Min == unbounded.Min
                && bounded.Max == unbounded.Max
                && (mean.Mean, mean.Min, mean.Max) == (bounded.Mean, bounded.Min, bounded.Max)
                && SameExtremes(bounded)
            );
    }

    [Test]
    public void A_constant_is_itself_in_every_bucket()
    {
        var series = new TimeWeightedSeries(10, new SimDuration(7));
        for (int i = 0; i < 10_000; i++)
        {
            series.Record(new SimTime(i * 13L), 0.1);
        }

        Assert.That(series.Mean, Is.EqualTo(0.1));
        Assert.That(series.Buckets().Select(bucket => bucket.Mean), Has.All.EqualTo(0.1));
    }

    [Test]
    public void Impossible_records_are_refused_and_leave_the_series_as_it_was()
    {
        var series = new TimeWeightedSeries(4, new SimDuration(1));
        Assert.That(() => series.AdvanceTo(At(1)), Throws.InvalidOperationException);
        Assert.That(() => series.Mean, Throws.InvalidOperationException);
        Assert.That(series.Buckets(), Is.Empty);
        series.Record(At(3), 5);

        Assert.That(() => series.Record(At(2), 1), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => series.Record(At(4), double.NaN), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(series.Length, Is.EqualTo(SimDuration.Zero));
        Assert.That(
            () => new TimeWeightedSeries(1, new SimDuration(1)),
            Throws.InstanceOf<ArgumentOutOfRangeException>()
        );
        Assert.That(() => new TimeWeightedSeries(2, default), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    // To the last representable instant, 292 years, from a resolution of a nanosecond.
    [Test]
    public void The_longest_window_fits()
    {
        var series = new TimeWeightedSeries(3, new SimDuration(1));
        series.Record(SimTime.Zero, 1);
        series.AdvanceTo(SimTime.MaxValue);

        Assert.That(series.Buckets().Last().To, Is.EqualTo(SimTime.MaxValue));
        Assert.That(series.Mean, Is.EqualTo(1));
    }

    [Test]
    public void Recording_allocates_nothing()
    {
        var series = new TimeWeightedSeries(64, new SimDuration(1));
        series.Record(SimTime.Zero, 1);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 1; i < 10_000; i++)
        {
            series.Record(new SimTime(i * 17L), i);
        }
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    private static SimTime At(double seconds) => SimTime.FromSeconds(seconds);

    private static List<(long From, long To, double Value)> Fill(
        TimeWeightedSeries series,
        (byte Gap, sbyte Value)[] steps
    )
    {
        var held = new List<(long, long, double)>();
        long now = 0;
        series.Record(SimTime.Zero, 0);
        foreach ((byte gap, sbyte value) in steps)
        {
            if (gap > 0)
            {
                held.Add((now, now + gap, series.Current));
            }
            now += gap;
            series.Record(new SimTime(now), value);
        }
        return held;
    }

    private static IEnumerable<SimTime> Ends(long width, long end)
    {
        for (long at = width; at < end + width; at += width)
        {
            yield return new SimTime(Math.Min(at, end));
        }
    }

    private static TimeWeightedBucket Expected(List<(long From, long To, double Value)> held, SimTime from, SimTime to)
    {
        (long From, long To, double Value)[] parts =
        [
            .. held.Select(part =>
                    (Math.Max(part.From, from.Nanoseconds), Math.Min(part.To, to.Nanoseconds), part.Value)
                )
                .Where(part => part.Item1 < part.Item2),
        ];
        return new TimeWeightedBucket(
            from,
            to,
            parts.Sum(part => part.Value * (part.To - part.From)) / (to - from).Nanoseconds,
            parts.Min(part => part.Value),
            parts.Max(part => part.Value),
            parts[0].Value,
            parts[^1].Value
        );
    }

    private static bool SameExtremes(TimeWeightedSeries series) =>
        series.Length == SimDuration.Zero
        || (
            series.Buckets().Min(bucket => bucket.Min) == series.Min
            && series.Buckets().Max(bucket => bucket.Max) == series.Max
        );
}
