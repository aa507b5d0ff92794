using Sim.Core.Quantities;

namespace Sim.Core.Statistics;

// Buckets lie on a grid of time and not on a grid of records, so that the resolution is even, replications of equal
// length get equal buckets, and a burst of changes costs no memory. The mean over the window has its own accumulator:
// summed over buckets it would depend, in the last bit, on where their borders fell.
/// <summary>
/// How a value that changes in steps went over time, in bounded memory: buckets of equal width that know mean and
/// extremes.
/// </summary>
/// <remarks>
/// <para>
/// The first buckets are as wide as the resolution. When time passes the last one that fits, neighbors are merged in
/// pairs and the width doubles, so between half of the capacity and all of it is in use from then on. Nothing is
/// sampled: a peak of a nanosecond is still the maximum of its bucket, however often that was merged.
/// </para>
/// <para>
/// <see cref="Mean"/>, <see cref="Min"/> and <see cref="Max"/> over the window do not depend on the capacity; they are
/// those of <see cref="TimeWeightedMean"/>, whose rules for instants and values hold here too. Recording allocates
/// nothing. Two series are not merged: replications are averaged bucket by bucket (equal resolution, capacity, begin
/// and length give equal buckets), and that is an estimate, not a sum.
/// </para>
/// </remarks>
public sealed class TimeWeightedSeries
{
    private readonly TimeWeightedMean _whole = new();
    private readonly Bucket[] _buckets;
    private SimTime _begin;
    private int _filling; // the bucket that is being filled
    private long _filled; // nanoseconds of it

    /// <param name="capacity">Most buckets that are kept, 2 to 16,777,216; each takes 48 bytes.</param>
    /// <param name="resolution">Width of the narrowest buckets, greater than 0.</param>
    public TimeWeightedSeries(int capacity, SimDuration resolution)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(capacity, 1 << 24);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(resolution.Nanoseconds, nameof(resolution));
        _buckets = new Bucket[capacity];
        BucketWidth = resolution;
    }

    public bool IsEmpty => _whole.IsEmpty;

    /// <summary>The length of the window.</summary>
    public SimDuration Length => _whole.Length;

    /// <summary>
    /// Width of the buckets now: the resolution times a power of two. The last one may be unfinished.
    /// </summary>
    public SimDuration BucketWidth { get; private set; }

    /// <inheritdoc cref="TimeWeightedMean.Current"/>
    public double Current => _whole.Current;

    /// <inheritdoc cref="TimeWeightedMean.Mean"/>
    public double Mean => _whole.Mean;

    /// <inheritdoc cref="TimeWeightedMean.Min"/>
    public double Min => _whole.Min;

    /// <inheritdoc cref="TimeWeightedMean.Max"/>
    public double Max => _whole.Max;

    /// <inheritdoc cref="TimeWeightedMean.Record"/>
    public void Record(SimTime at, double value)
    {
        TimeWeightedMean.ThrowIfOutside(value);
        if (IsEmpty)
        {
            _begin = at;
        }
        else
        {
            AdvanceTo(at);
        }
        _whole.Record(at, value);
    }

    /// <inheritdoc cref="TimeWeightedMean.AdvanceTo"/>
    public void AdvanceTo(SimTime at)
    {
        double value = _whole.Current;
        long end = (at - _begin).Nanoseconds;
        long now = Length.Nanoseconds;
        _whole.AdvanceTo(at);
        while (end > now && (end - 1) / BucketWidth.Nanoseconds >= _buckets.Length)
        {
            MergeNeighbors();
        }
        while (now < end)
        {
            if (_filled == BucketWidth.Nanoseconds)
            {
                _filling++;
                _filled = 0;
            }
            long held = Math.Min(end - now, BucketWidth.Nanoseconds - _filled);
            if (_filled == 0)
            {
                _buckets[_filling] = new Bucket(value);
            }
            _buckets[_filling].Hold(value, held);
            _filled += held;
            now += held;
        }
    }

    /// <summary>The buckets in order of time, without gaps from the begin of the window to its end.</summary>
    public IEnumerable<TimeWeightedBucket> Buckets()
    {
        int count = _filled == 0 ? 0 : _filling + 1;
        for (int i = 0; i < count; i++)
        {
            long held = i < _filling ? BucketWidth.Nanoseconds : _filled;
            SimTime from = _begin + (BucketWidth * i);
            yield return _buckets[i].Over(from, new SimDuration(held));
        }
    }

    private void MergeNeighbors()
    {
        for (int i = 0; i <= _filling; i++)
        {
            if (i % 2 == 0)
            {
                _buckets[i / 2] = _buckets[i];
            }
            else
            {
                _buckets[i / 2].Append(_buckets[i]);
            }
        }
        _filled += _filling % 2 == 0 ? 0 : BucketWidth.Nanoseconds;
        _filling /= 2;
        BucketWidth *= 2;
    }

    private struct Bucket(double first)
    {
        private readonly double _first = first;
        private double _last = first;
        private double _min = first;
        private double _max = first;
        private CompensatedSum _area; // value x nanoseconds

        public void Hold(double value, long nanoseconds)
        {
            _area.Add(value * nanoseconds);
            _min = Math.Min(_min, value);
            _max = Math.Max(_max, value);
            _last = value;
        }

        public void Append(Bucket next)
        {
            _area.Add(next._area);
            _min = Math.Min(_min, next._min);
            _max = Math.Max(_max, next._max);
            _last = next._last;
        }

        public readonly TimeWeightedBucket Over(SimTime from, SimDuration length) =>
            new(
                from,
                from + length,
                Math.Clamp(_area.Value / length.Nanoseconds, _min, _max),
                _min,
                _max,
                _first,
                _last
            );
    }
}
