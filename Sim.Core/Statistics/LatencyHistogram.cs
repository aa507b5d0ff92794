using HdrHistogram;
using Sim.Core.Quantities;

namespace Sim.Core.Statistics;

/// <summary>A distribution of latencies with a relative error of at most 1 %, from 1 microsecond to 1 hour; records carry weights.</summary>
/// <remarks>
/// Weights are kept as whole millionths, so that sums and merges are exact, associative and commutative. Values outside the
/// range are recorded at its ends. Backed by an HdrHistogram of two significant digits.
/// </remarks>
public sealed class LatencyHistogram
{
    private const long Lowest = 1_000;
    private const long Highest = 3_600_000_000_000;
    private const double WeightUnits = 1e6;

    private readonly LongHistogram _histogram = new(Lowest, Highest, 2);

    /// <summary>The sum of all weights.</summary>
    public double Weight => _histogram.TotalCount / WeightUnits;

    public bool IsEmpty => _histogram.TotalCount == 0;

    /// <param name="value">A latency, not negative.</param>
    /// <param name="weight">How often, not negative; rounded to a millionth.</param>
    public void Record(SimDuration value, double weight = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value.Nanoseconds, nameof(value));
        ArgumentOutOfRangeException.ThrowIfNegative(weight);
        long count = checked((long)Math.Round(weight * WeightUnits));
        if (count > 0)
        {
            _histogram.RecordValueWithCount(Math.Clamp(value.Nanoseconds, Lowest, Highest), count);
        }
    }

    /// <summary>The least value that at least a share <paramref name="probability"/> of the weight does not exceed.</summary>
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
        return new SimDuration(_histogram.GetValueAtPercentile(probability * 100));
    }

    /// <exception cref="InvalidOperationException">The histogram is empty.</exception>
    public SimDuration Mean()
    {
        ThrowIfEmpty();
        return new SimDuration((long)Math.Round(_histogram.GetMean()));
    }

    /// <summary>Adds everything that <paramref name="other"/> holds.</summary>
    public void Add(LatencyHistogram other)
    {
        ArgumentNullException.ThrowIfNull(other);
        _histogram.Add(other._histogram);
    }

    public void Reset() => _histogram.Reset();

    /// <summary>The non-empty buckets, ascending: the largest value of each and its weight.</summary>
    public IEnumerable<(SimDuration UpTo, double Weight)> Buckets()
    {
        foreach (HdrHistogram.Iteration.HistogramIterationValue bucket in _histogram.RecordedValues())
        {
            yield return (new SimDuration(bucket.ValueIteratedTo), bucket.CountAtValueIteratedTo / WeightUnits);
        }
    }

    private void ThrowIfEmpty()
    {
        if (IsEmpty)
        {
            throw new InvalidOperationException("An empty histogram has no quantiles.");
        }
    }
}
