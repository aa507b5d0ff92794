using HdrHistogram;
using HdrHistogram.Utilities;
using Sim.Core.Quantities;
using Sim.Core.Statistics;

namespace Sim.Core.Tests.Statistics;

[TestFixture]
public sealed class LatencyHistogramTests
{
    // Weights 0.98, 0.01 and 0.01 at 10, 100 and 1000 ms: the 98th percentile is still 10 ms, the 99th 100 ms.
    [Test]
    public void Quantiles_follow_the_weights()
    {
        var latency = new LatencyHistogram();
        latency.Record(SimDuration.FromMilliseconds(1000), 0.01);
        latency.Record(SimDuration.FromMilliseconds(10), 0.98);
        latency.Record(SimDuration.FromMilliseconds(100), 0.01);

        Assert.That(latency.Weight, Is.EqualTo(1));
        Assert.That(latency.Quantile(0).TotalMilliseconds, Is.EqualTo(10).Within(1).Percent);
        Assert.That(latency.Quantile(0.98).TotalMilliseconds, Is.EqualTo(10).Within(1).Percent);
        Assert.That(latency.Quantile(0.980001).TotalMilliseconds, Is.EqualTo(100).Within(1).Percent);
        Assert.That(latency.Quantile(0.99).TotalMilliseconds, Is.EqualTo(100).Within(1).Percent);
        Assert.That(latency.Quantile(1).TotalMilliseconds, Is.EqualTo(1000).Within(1).Percent);
        // 0.98 x 10 + 0.01 x 100 + 0.01 x 1000 = 20.8 ms.
        Assert.That(latency.Mean().TotalMilliseconds, Is.EqualTo(20.8).Within(1).Percent);
    }

    [Test]
    public void The_share_at_a_limit_counts_its_whole_bucket()
    {
        var latency = new LatencyHistogram();
        latency.Record(SimDuration.FromMilliseconds(10), 3);
        latency.Record(SimDuration.FromMilliseconds(100));

        Assert.That(latency.ShareAtOrBelow(SimDuration.FromMilliseconds(9)), Is.Zero);
        Assert.That(latency.ShareAtOrBelow(SimDuration.FromMilliseconds(10)), Is.EqualTo(0.75));
        Assert.That(latency.ShareAtOrBelow(SimDuration.FromMilliseconds(99)), Is.EqualTo(0.75));
        Assert.That(latency.ShareAtOrBelow(SimDuration.FromMilliseconds(100)), Is.EqualTo(1));
        Assert.That(latency.ShareAtOrBelow(SimDuration.MaxValue), Is.EqualTo(1));
    }

    [Test]
    public void Values_outside_the_range_are_recorded_at_its_ends()
    {
        var latency = new LatencyHistogram();
        latency.Record(SimDuration.Zero);
        latency.Record(SimDuration.MaxValue);

        Assert.That(latency.Quantile(0.5).Nanoseconds, Is.InRange(1_000, 1_010));
        Assert.That(latency.Quantile(1).TotalHours, Is.EqualTo(1).Within(1).Percent);
        Assert.That(latency.ShareAtOrBelow(SimDuration.Zero), Is.EqualTo(0.5));
    }

    // 10^12 requests of 1 s are 10^27 millionths times nanoseconds: far beyond 64 bits.
    [Test]
    public void A_trillion_requests_do_not_overflow_the_mean()
    {
        var latency = new LatencyHistogram();
        latency.Record(SimDuration.FromSeconds(1), 1e12);

        Assert.That(latency.Mean().TotalSeconds, Is.EqualTo(1).Within(1).Percent);
        Assert.That(latency.Quantile(1).TotalSeconds, Is.EqualTo(1).Within(1).Percent);
        Assert.That(() => latency.Record(SimDuration.Zero, 9e12), Throws.InstanceOf<OverflowException>());
        Assert.That(() => Merge(Merge(latency, latency), Merge(latency, latency)), Throws.Nothing);
        Assert.That(
            () => Enumerable.Repeat(latency, 10).Aggregate(new LatencyHistogram(), Merge),
            Throws.InstanceOf<OverflowException>()
        );
    }

    [TestCase(-1.0)]
    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    public void Weights_that_are_no_amount_are_refused(double weight)
    {
        Assert.That(
            () => new LatencyHistogram().Record(SimDuration.Zero, weight),
            Throws.InstanceOf<ArgumentOutOfRangeException>()
        );
    }

    [Test]
    public void An_empty_histogram_has_no_statistics_but_a_text()
    {
        var empty = new LatencyHistogram();
        empty.Record(SimDuration.Zero, 1e-7);

        Assert.That(empty.IsEmpty);
        Assert.That(() => empty.Quantile(0.5), Throws.InvalidOperationException);
        Assert.That(() => empty.Mean(), Throws.InvalidOperationException);
        Assert.That(() => empty.ShareAtOrBelow(SimDuration.Zero), Throws.InvalidOperationException);
        Assert.That(LatencyHistogram.Decode(empty.Encode()).IsEmpty);
    }

    [Test]
    public void Reset_forgets_everything()
    {
        var latency = new LatencyHistogram();
        latency.Record(SimDuration.FromSeconds(1));
        latency.Reset();

        Assert.That(latency.IsEmpty);
        Assert.That(latency.Encode(), Is.EqualTo(new LatencyHistogram().Encode()));
    }

    [FsCheck.NUnit.Property]
    public bool The_relative_error_is_at_most_one_percent(ulong anyValue)
    {
        var value = new SimDuration(1_000 + (long)(anyValue % 3_599_999_999_000));
        var latency = new LatencyHistogram();
        latency.Record(value);
        double upper = latency.Quantile(0.5) / value;
        return upper is >= 1 and <= 1.01 && Math.Abs((latency.Mean() / value) - 1) <= 0.005;
    }

    [FsCheck.NUnit.Property]
    public bool The_merge_of_any_partition_is_the_whole((uint Micros, byte Weight)[] records, byte[] parts)
    {
        var whole = new LatencyHistogram();
        LatencyHistogram[] pieces = [new(), new(), new()];
        for (int i = 0; i < records.Length; i++)
        {
            Record(whole, records[i]);
            Record(pieces[i < parts.Length ? parts[i] % 3 : 0], records[i]);
        }
        string expected = whole.Encode();
        return Merge(Merge(pieces[0], pieces[1]), pieces[2]).Encode() == expected
            && Merge(pieces[0], Merge(pieces[1], pieces[2])).Encode() == expected
            && Merge(pieces[2], Merge(pieces[1], pieces[0])).Encode() == expected;
    }

    [FsCheck.NUnit.Property]
    public bool At_least_the_asked_share_lies_at_or_below_a_quantile((uint Micros, byte Weight)[] records, byte percent)
    {
        LatencyHistogram latency = Of(records);
        double p = percent % 101 / 100.0;
        return latency.IsEmpty || latency.ShareAtOrBelow(latency.Quantile(p)) >= p - 1e-9;
    }

    [FsCheck.NUnit.Property]
    public bool The_text_form_round_trips_exactly((uint Micros, byte Weight)[] records)
    {
        LatencyHistogram latency = Of(records);
        var back = LatencyHistogram.Decode(latency.Encode());
        return back.Encode() == latency.Encode()
            && back.Weight == latency.Weight
            && back.Buckets().SequenceEqual(latency.Buckets());
    }

    [Test]
    public void The_text_form_is_read_by_HdrHistogram_itself()
    {
        var latency = new LatencyHistogram();
        latency.Record(SimDuration.FromMilliseconds(10), 3);
        latency.Record(SimDuration.FromMilliseconds(100));

        HistogramBase read = HistogramEncoding.DecodeFromByteBuffer(
            ByteBuffer.Allocate(Convert.FromBase64String(latency.Encode())),
            0
        );

        Assert.That(read.TotalCount, Is.EqualTo(4_000_000));
        Assert.That(read.GetValueAtPercentile(75), Is.EqualTo(latency.Quantile(0.75).Nanoseconds));
        Assert.That(read.GetValueAtPercentile(100), Is.EqualTo(latency.Quantile(1).Nanoseconds));
    }

    // The cookie 0x1c849313, payload length 3, no offset, 2 digits, lowest 10, highest 3.6e12, ratio 1.0; then 125
    // empty buckets of 8 ns below 1000 ns (ZigZag of -125 is 249 = f9 01) and one count of 1 (ZigZag 2).
    [Test]
    public void The_bytes_are_those_of_the_V2_format()
    {
        var latency = new LatencyHistogram();
        latency.Record(new SimDuration(1_000), 1e-6);

        Assert.That(
            Convert.ToHexString(Convert.FromBase64String(latency.Encode())),
            Is.EqualTo(
                "1C849313"
                    + "00000003"
                    + "00000000"
                    + "00000002"
                    + "000000000000000A"
                    + "0000034630B8A000"
                    + "3FF0000000000000"
                    + "F90102"
            )
        );
    }

    [Test]
    public void Damaged_texts_are_refused_with_a_format_exception()
    {
        var latency = new LatencyHistogram();
        latency.Record(SimDuration.FromMilliseconds(10), 3);
        byte[] good = Convert.FromBase64String(latency.Encode());
        for (int at = 0; at < good.Length; at++)
        {
            byte[] bad = [.. good];
            bad[at] ^= 0x80;
            if (at < 40)
            {
                Assert.That(
                    () => LatencyHistogram.Decode(Convert.ToBase64String(bad)),
                    Throws.InstanceOf<FormatException>()
                );
            }
            Assert.That(
                () => LatencyHistogram.Decode(Convert.ToBase64String(good[..at])),
                Throws.InstanceOf<FormatException>()
            );
        }
        Assert.That(() => LatencyHistogram.Decode("not base 64"), Throws.InstanceOf<FormatException>());
        byte[] negative = [.. good[..40], 0x01];
        negative[7] = 1;
        Assert.That(
            () => LatencyHistogram.Decode(Convert.ToBase64String(negative)),
            Throws.InstanceOf<FormatException>()
        );
    }

    [Test]
    public void Recording_allocates_nothing()
    {
        var latency = new LatencyHistogram();
        latency.Record(SimDuration.FromMilliseconds(1));
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 10_000; i++)
        {
            latency.Record(new SimDuration(i * 1_000_000L), 0.5);
        }
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    private static LatencyHistogram Of((uint Micros, byte Weight)[] records)
    {
        var latency = new LatencyHistogram();
        foreach ((uint Micros, byte Weight) record in records)
        {
            Record(latency, record);
        }
        return latency;
    }

    private static void Record(LatencyHistogram histogram, (uint Micros, byte Weight) record) =>
        histogram.Record(new SimDuration(record.Micros * 1_000L), record.Weight / 7.0);

    private static LatencyHistogram Merge(LatencyHistogram a, LatencyHistogram b)
    {
        var sum = new LatencyHistogram();
        sum.Add(a);
        sum.Add(b);
        return sum;
    }
}
