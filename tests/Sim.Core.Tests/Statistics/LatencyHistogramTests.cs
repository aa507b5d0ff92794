using FsCheck;
using HdrHistogram;
using HdrHistogram.Encoding;
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

    // Within a bucket the error is greatest at its ends, so these two values of each stand for the 3.6e12 of the range.
    [Test]
    public void The_relative_error_is_at_most_one_percent_at_the_ends_of_every_bucket()
    {
        var layout = new WeightCounts();
        var latency = new LatencyHistogram();
        int buckets = 0;
        for (int index = 0; index < layout.Counts.Length; index++)
        {
            long least = Math.Max(layout.LeastAt(index), WeightCounts.LowestNanoseconds);
            long most = Math.Min(layout.MostAt(index), WeightCounts.HighestNanoseconds);
            if (least > most)
            {
                continue;
            }
            buckets++;
            foreach (long nanoseconds in new[] { least, most })
            {
                latency.Reset();
                latency.Record(new SimDuration(nanoseconds));
                Assert.That(latency.Quantile(0.5).Nanoseconds, Is.EqualTo(layout.MostAt(index)));
                Assert.That(latency.Quantile(0.5).Nanoseconds / (double)nanoseconds, Is.InRange(1, 1.01));
                Assert.That(latency.Mean().Nanoseconds / (double)nanoseconds, Is.InRange(0.995, 1.005));
            }
        }
        // 131 buckets of 8 ns from 1000 to 2048 ns, then 128 in each doubling up to 2^41, and 82 to 3.6e12: as counted.
        Assert.That(buckets, Is.EqualTo(131 + (30 * 128) + 82));
    }

    [Law]
    public bool The_relative_error_is_at_most_one_percent_anywhere(DoNotSize<ulong> anyValue, byte magnitude)
    {
        // Any leading digits at any order of magnitude of the range.
        long nanoseconds = (long)(anyValue.Item % (3_600_000_000_000UL >> (magnitude % 32)));
        var value = new SimDuration(Math.Max(1_000, nanoseconds));
        var latency = new LatencyHistogram();
        latency.Record(value);
        double upper = latency.Quantile(0.5) / value;
        return upper is >= 1 and <= 1.01 && Math.Abs((latency.Mean() / value) - 1) <= 0.005;
    }

    // Any number of parts, merged one after another, from the last to the first, and in halves: beyond the range too.
    [Law]
    public bool The_merge_of_any_partition_is_the_whole(
        (DoNotSize<uint> Micros, byte Weight, byte Part)[] records,
        byte count
    )
    {
        var whole = new LatencyHistogram();
        LatencyHistogram[] parts = [.. Enumerable.Range(0, 1 + (count % 9)).Select(_ => new LatencyHistogram())];
        foreach ((DoNotSize<uint> micros, byte weight, byte part) in records)
        {
            Record(whole, (micros.Item, weight));
            Record(parts[part % parts.Length], (micros.Item, weight));
        }
        string expected = whole.Encode();
        return parts.Aggregate(new LatencyHistogram(), Merge).Encode() == expected
            && parts.Reverse().Aggregate(Merge).Encode() == expected
            && InHalves(parts).Encode() == expected;
    }

    [Law]
    public bool At_least_the_asked_share_lies_at_or_below_a_quantile(
        (DoNotSize<uint> Micros, byte Weight)[] records,
        byte percent
    )
    {
        LatencyHistogram latency = Of(records);
        double p = percent % 101 / 100.0;
        return latency.IsEmpty || latency.ShareAtOrBelow(latency.Quantile(p)) >= p - 1e-9;
    }

    [Law]
    public bool The_text_form_round_trips_exactly((DoNotSize<uint> Micros, byte Weight)[] records)
    {
        LatencyHistogram latency = Of(records);
        var back = LatencyHistogram.Decode(latency.Encode());
        return back.Encode() == latency.Encode()
            && back.Weight == latency.Weight
            && back.Buckets().SequenceEqual(latency.Buckets());
    }

    // HdrHistogram's own encoder as judge, below the 275 s from which it loses counts.
    [Law]
    public bool The_text_form_is_that_of_HdrHistogram_itself(
        (DoNotSize<uint> Value, DoNotSize<uint> Millionths)[] records
    )
    {
        var latency = new LatencyHistogram();
        var judge = new LongHistogram(10, 3_600_000_000_000, 2);
        foreach ((DoNotSize<uint> value, DoNotSize<uint> millionths) in records)
        {
            long nanoseconds = 1_000 + (value.Item * 64L);
            latency.Record(new SimDuration(nanoseconds), millionths.Item / 1e6);
            judge.RecordValueWithCount(nanoseconds, millionths.Item);
        }
        var buffer = ByteBuffer.Allocate(judge.GetNeededByteBufferCapacity());
        int length = judge.Encode(buffer, HistogramEncoderV2.Instance);
        buffer.Position = 0;
        byte[] bytes = [.. Enumerable.Range(0, length).Select(_ => buffer.Get())];
        return Convert.ToBase64String(bytes) == latency.Encode();
    }

    // 300 s and 500 s lie where the library's encoder loses counts; the numbers are the least of the buckets below
    // 2^38 and at 2^38 and 2^39 ns.
    [TestCase(274_877_906_943)]
    [TestCase(274_877_906_944)]
    [TestCase(300_000_000_000)]
    [TestCase(500_000_000_000)]
    [TestCase(549_755_813_888)]
    [TestCase(3_600_000_000_000)]
    public void Long_latencies_survive_the_text_form(long nanoseconds)
    {
        var latency = new LatencyHistogram();
        latency.Record(SimDuration.FromMilliseconds(10), 3);
        latency.Record(new SimDuration(nanoseconds));

        var back = LatencyHistogram.Decode(latency.Encode());
        Assert.That(back.Weight, Is.EqualTo(4));
        Assert.That(back.Quantile(1), Is.EqualTo(latency.Quantile(1)));
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

    private static LatencyHistogram Of((DoNotSize<uint> Micros, byte Weight)[] records)
    {
        var latency = new LatencyHistogram();
        foreach ((DoNotSize<uint> micros, byte weight) in records)
        {
            Record(latency, (micros.Item, weight));
        }
        return latency;
    }

    private static void Record(LatencyHistogram histogram, (uint Micros, byte Weight) record) =>
        histogram.Record(new SimDuration(record.Micros * 1_000L), record.Weight / 7.0);

    private static LatencyHistogram InHalves(ReadOnlySpan<LatencyHistogram> parts) =>
        parts.Length == 1
            ? parts[0]
            : Merge(InHalves(parts[..(parts.Length / 2)]), InHalves(parts[(parts.Length / 2)..]));

    private static LatencyHistogram Merge(LatencyHistogram a, LatencyHistogram b)
    {
        var sum = new LatencyHistogram();
        sum.Add(a);
        sum.Add(b);
        return sum;
    }
}
