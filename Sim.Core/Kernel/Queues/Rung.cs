using System.Numerics;

namespace Sim.Core.Kernel.Queues;

/// <summary>
/// One rung of a ladder: a range of time in buckets of equal width, of which the first ones are used up.
/// </summary>
internal struct Rung
{
    private const int EventsPerBucket = 32;
    private const int MaxBuckets = 1 << 18;

    private EventList[] _buckets = [];
    private int _count;
    private int _current;
    private long _start;
    private int _shift;

    public Rung() { }

    /// <summary>Events up to this time have no place here any more.</summary>
    public long UsedUpTo { get; private set; }

    public readonly bool IsUsedUp => _current == _count;

    /// <summary>
    /// Lays out an empty rung for some events: a power of two of nanoseconds wide, so that a bucket is found by a
    /// shift.
    /// </summary>
    /// <remarks>
    /// The buckets cover twice the mean distance from the first event, and the last one takes what comes later: by
    /// Markov's inequality at most half of the events, however far the latest is. Were it as long as the latest
    /// event, a single timeout would put all others into one bucket.
    /// </remarks>
    public void Layout(int events, long min, double meanDelay)
    {
        _count = (int)Math.Min(MaxBuckets, BitOperations.RoundUpToPowerOf2((uint)(events / EventsPerBucket) + 1));
        if (_buckets.Length < _count)
        {
            _buckets = new EventList[_count];
        }
        double width = 2 * meanDelay / _count;
        _shift = width > 1 ? BitOperations.Log2((ulong)Math.Ceiling(width) - 1) + 1 : 0;
        _start = min;
        _current = 0;
        UsedUpTo = min - 1;
    }

    public readonly ref EventList BucketOf(long time) =>
        ref _buckets[(int)Math.Min((time - _start) >> _shift, _count - 1)];

    /// <summary>Uses up the buckets up to the first one that holds events.</summary>
    /// <returns>Its events; none when the rung is used up.</returns>
    public EventList TakeNext()
    {
        while (_current < _count)
        {
            EventList events = _buckets[_current];
            _buckets[_current] = default;
            _current++;
            if (events.Count > 0)
            {
                long lastBucket = (long.MaxValue - _start) >> _shift;
                UsedUpTo = _current <= lastBucket ? _start + ((long)_current << _shift) - 1 : long.MaxValue;
                return events;
            }
        }
        return default;
    }
}
