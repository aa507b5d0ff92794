using Sim.Core.Quantities;

namespace Sim.Core.Statistics;

/// <summary>
/// A distribution of latencies with a relative error of at most 1 %, from 1 microsecond to 1 hour; records carry
/// weights.
/// </summary>
/// <remarks>
/// Weights are kept as whole millionths, so that sums and merges are exact, associative and commutative; their sum is
/// at most 9.2e12. Values outside the range are recorded at its ends. Buckets and text form are those of an
/// HdrHistogram of two significant digits, in nanoseconds. Not safe for use from several threads.
/// </remarks>
public sealed class LatencyHistogram
{
    private const double WeightUnits = 1e6;

    private readonly WeightCounts _counts;

    public LatencyHistogram()
        : this(new WeightCounts()) { }

    private LatencyHistogram(WeightCounts counts)
    {
        _counts = counts;
    }

    /// <summary>The sum of all weights.</summary>
    public double Weight => _counts.TotalCount / WeightUnits;

    public bool IsEmpty => _counts.TotalCount == 0;

    /// <summary>Reads what <see cref="Encode"/> wrote.</summary>
    /// <exception cref="FormatException">The text is damaged, or encodes a histogram of another range or
    /// precision.</exception>
    public static LatencyHistogram Decode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new LatencyHistogram(LatencyHistogramText.Decode(text));
    }

    /// <param name="value">A latency, not negative.</param>
    /// <param name="weight">How often, finite and not negative; rounded to a millionth.</param>
    /// <exception cref="OverflowException">The sum of weights would pass 9.2e12.</exception>
    public void Record(SimDuration value, double weight = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value.Nanoseconds, nameof(value));
        if (!(weight >= 0 && double.IsFinite(weight)))
        {
            throw new ArgumentOutOfRangeException(nameof(weight), weight, "A finite weight of 0 or more is expected.");
        }
        long count = checked((long)Math.Round(weight * WeightUnits));
        if (count > 0)
        {
            _counts.RecordValueWithCount(InRange(value), count);
        }
    }

    /// <summary>
    /// The least value that at least a share <paramref name="probability"/> of the weight does not exceed.
    /// </summary>
    /// <remarks>
    /// The share is rounded to the nearest millionth of a record; the value is the largest of its bucket.
    /// </remarks>
    /// <param name="probability">0 to 1.</param>
    /// <exception cref="InvalidOperationException">The histogram is empty.</exception>
    public SimDuration Quantile(double probability)
    {
        if (!(probability >= 0 && probability <= 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(probability),
                probability,
                "A probability from 0 to 1 is expected."
            );
        }
        ThrowIfEmpty();
        double share = Math.Round(probability * _counts.TotalCount);
        long rest = share >= _counts.TotalCount ? _counts.TotalCount : Math.Max(1, (long)share);
        ReadOnlySpan<long> counts = _counts.Counts;
        int index = 0;
        while ((rest -= counts[index]) > 0)
        {
            index++;
        }
        return new SimDuration(_counts.MostAt(index));
    }

    /// <summary>
    /// The share of the weight at values up to <paramref name="value"/>, 0 to 1; the bucket of the value counts in
    /// full.
    /// </summary>
    /// <param name="value">Outside the histogram's range it is taken as the nearest end, as for records.</param>
    /// <exception cref="InvalidOperationException">The histogram is empty.</exception>
    public double ShareAtOrBelow(SimDuration value)
    {
        ThrowIfEmpty();
        long limit = InRange(value);
        ReadOnlySpan<long> counts = _counts.Counts;
        long below = 0;
        for (int index = 0; index < counts.Length && _counts.LeastAt(index) <= limit; index++)
        {
            below += counts[index];
        }
        return below / (double)_counts.TotalCount;
    }

    /// <summary>The mean, each record taken at the middle of its bucket.</summary>
    /// <exception cref="InvalidOperationException">The histogram is empty.</exception>
    public SimDuration Mean()
    {
        ThrowIfEmpty();
        ReadOnlySpan<long> counts = _counts.Counts;
        double sum = 0;
        for (int index = 0; index < counts.Length; index++)
        {
            if (counts[index] != 0)
            {
                sum += counts[index] * (0.5 * (_counts.LeastAt(index) + _counts.MostAt(index)));
            }
        }
        return new SimDuration((long)Math.Round(sum / _counts.TotalCount));
    }

    /// <summary>Adds everything that <paramref name="other"/> holds.</summary>
    /// <exception cref="OverflowException">The sum of weights would pass 9.2e12.</exception>
    public void Add(LatencyHistogram other)
    {
        ArgumentNullException.ThrowIfNull(other);
        _ = checked(_counts.TotalCount + other._counts.TotalCount);
        _counts.Add(other._counts);
    }

    public void Reset() => _counts.Reset();

    /// <summary>
    /// The whole histogram as one line of text: base 64 of HdrHistogram's V2 encoding (not compressed), which other
    /// HdrHistogram tools read; counts are millionths of a record. Equal histograms have equal texts on every machine.
    /// </summary>
    public string Encode() => LatencyHistogramText.Encode(_counts);

    /// <summary>The non-empty buckets, ascending: the largest value of each and its weight.</summary>
    public IEnumerable<(SimDuration UpTo, double Weight)> Buckets()
    {
        for (int index = 0; index < _counts.Counts.Length; index++)
        {
            long count = _counts.Counts[index];
            if (count != 0)
            {
                yield return (new SimDuration(_counts.MostAt(index)), count / WeightUnits);
            }
        }
    }

    private static long InRange(SimDuration value) =>
        Math.Clamp(value.Nanoseconds, WeightCounts.LowestNanoseconds, WeightCounts.HighestNanoseconds);

    private void ThrowIfEmpty()
    {
        if (IsEmpty)
        {
            throw new InvalidOperationException("An empty histogram has no statistics.");
        }
    }
}
