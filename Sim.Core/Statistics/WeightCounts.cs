using HdrHistogram;

namespace Sim.Core.Statistics;

// Why an own subclass: at the weights and values used here the library's derived statistics do not hold. Its mean sums
// value x count in 64 bits, its percentile needs counts below 2^53, and its bucket width is a 32-bit shift that wraps
// for values above 275 s, which its encoding then loses. The bucket layout, recording and adding are the library's.
/// <summary>The counts of an HdrHistogram: two significant digits, buckets of at least 8 ns, up to one hour.</summary>
internal sealed class WeightCounts : HistogramBase
{
    public const long LowestNanoseconds = 1_000;
    public const long HighestNanoseconds = 3_600_000_000_000;

    /// <summary>Rounded down to 2^3 ns by the library: at 1 us that is 0.8 %.</summary>
    public const long DiscernibleNanoseconds = 10;
    public const int SignificantDigits = 2;
    private const int UnitMagnitude = 3;

    private readonly long[] _counts;
    private readonly int _halfMagnitude;

    public WeightCounts()
        : base(DiscernibleNanoseconds, HighestNanoseconds, SignificantDigits)
    {
        int half = SubBucketCount / 2;
        _halfMagnitude = int.Log2(half);
        _counts = new long[(BucketCount + 1) * half];
    }

    public ReadOnlySpan<long> Counts => _counts;

    public override long TotalCount { get; protected set; }

    protected override int WordSizeInBytes => sizeof(long);

    protected override long MaxAllowableCount => long.MaxValue;

    /// <summary>The smallest value that is counted at <paramref name="index"/>.</summary>
    public long LeastAt(int index)
    {
        int half = 1 << _halfMagnitude;
        return index < half
            ? (long)index << UnitMagnitude
            : (long)((index & (half - 1)) + half) << ((index >> _halfMagnitude) - 1 + UnitMagnitude);
    }

    /// <summary>The largest value that is counted at <paramref name="index"/>.</summary>
    public long MostAt(int index) => LeastAt(index + 1) - 1;

    /// <summary>Adds to one count; false: the sum of all would not fit, and nothing was added.</summary>
    public bool TryAdd(int index, long count)
    {
        if (count > long.MaxValue - TotalCount)
        {
            return false;
        }
        AddToCountAtIndex(index, count);
        return true;
    }

    public override HistogramBase Copy()
    {
        var copy = new WeightCounts();
        copy.Add(this);
        return copy;
    }

    protected override long GetCountAtIndex(int index) => _counts[index];

    protected override void SetCountAtIndex(int index, long value)
    {
        AddToCountAtIndex(index, value - _counts[index]);
    }

    protected override void IncrementCountAtIndex(int index) => AddToCountAtIndex(index, 1);

    protected override void AddToCountAtIndex(int index, long addend)
    {
        TotalCount = checked(TotalCount + addend);
        _counts[index] += addend;
    }

    protected override void ClearCounts()
    {
        Array.Clear(_counts);
        TotalCount = 0;
    }

    protected override void CopyCountsInto(long[] target) => _counts.AsSpan(0, target.Length).CopyTo(target);
}
