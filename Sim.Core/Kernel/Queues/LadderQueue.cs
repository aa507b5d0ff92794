namespace Sim.Core.Kernel.Queues;

/// <summary>
/// A ladder queue (Tang, Goh, Thng 2005, "Ladder queue: An O(1) priority queue structure for large-scale discrete event
/// simulation"): far events are kept in no order, near ones in ever finer buckets, only the nearest are sorted.
/// </summary>
/// <remarks>
/// <code>
/// top      |----------------------------------------------------------------------------| > unordered
/// rung 0          |     |     |     |     |     |     |           (last bucket)         |
/// rung 1       | | | | |    |   a bucket of the rung above that held many events
/// bottom    ^^^  a heap: what is earlier than all of the above
/// </code>
/// Each event is moved a few times, mostly in runs through memory, where a heap of a million events misses the cache on
/// each level. Against the paper: the widths are powers of two, a rung covers its events up to twice their mean
/// distance, and bottom is a heap, which nothing can make quadratic.
/// </remarks>
internal struct LadderQueue : IPendingQueue
{
    /// <summary>A bucket of at most so many events is sorted, a larger one becomes a rung.</summary>
    private const int MostSorted = 192;

    /// <summary>So many events in bottom, added since it was filled, become a rung.</summary>
    private const int MostInBottom = 8 * MostSorted;

    private HeapQueue _bottom = new();
    private Rung[] _rungs = [new Rung()];
    private int _rungCount;
    private EventList _top;
    private long _ladderEnd = long.MinValue;
    private EventChunks _chunks = new();
    private int _bottomLimit = MostInBottom;
    private bool _isRefilled;

    public LadderQueue() { }

    public int Count { get; private set; }

    public readonly int Capacity => _chunks.Capacity + _bottom.Capacity;

    public ReadOnlySpan<PendingEvent> TakeComingSoon()
    {
        if (!_isRefilled)
        {
            return [];
        }
        _isRefilled = false;
        return _bottom.Events;
    }

    public void Add(in PendingEvent pending)
    {
        Count++;
        long time = pending.Time;
        if (time > _ladderEnd)
        {
            _chunks.Append(ref _top, pending);
            return;
        }
        for (int i = 0; i < _rungCount; i++)
        {
            if (time > _rungs[i].UsedUpTo)
            {
                _chunks.Append(ref _rungs[i].BucketOf(time), pending);
                return;
            }
        }
        _bottom.Add(pending);
        if (_bottom.Count > _bottomLimit)
        {
            ThinOutBottom();
        }
    }

    public bool TryTake(long limit, out PendingEvent first)
    {
        while (!_bottom.TryTake(limit, out first))
        {
            if (_bottom.Count > 0 || Count == 0)
            {
                return false;
            }
            FillBottom();
        }
        Count--;
        return true;
    }

    public void Drain(Span<PendingEvent> into)
    {
        int at = _bottom.Count;
        _bottom.Drain(into);
        for (; _rungCount > 0; _rungCount--)
        {
            ref Rung rung = ref _rungs[_rungCount - 1];
            for (EventList events = rung.TakeNext(); events.Count > 0; events = rung.TakeNext())
            {
                at += Drain(ref events, into[at..]);
            }
        }
        Drain(ref _top, into[at..]);
        _ladderEnd = long.MinValue;
        Count = 0;
    }

    /// <summary>Moves the next events into bottom, which is empty.</summary>
    private void FillBottom()
    {
        _bottomLimit = MostInBottom;
        _isRefilled = true;
        while (_bottom.Count == 0)
        {
            EventList events = TakeNext();
            if (events.Count > MostSorted)
            {
                Spread(ref events);
            }
            while (events.Count > 0)
            {
                _bottom.Add(_chunks.RemoveLast(ref events));
            }
        }
    }

    /// <summary>The next bucket that holds events, or top.</summary>
    private EventList TakeNext()
    {
        while (_rungCount > 0)
        {
            EventList events = _rungs[_rungCount - 1].TakeNext();
            if (_rungs[_rungCount - 1].IsUsedUp)
            {
                _rungCount--;
            }
            if (events.Count > 0)
            {
                return events;
            }
        }
        EventList top = _top;
        _top = default;
        _ladderEnd = _chunks.TimesOf(top).Max;
        return top;
    }

    /// <summary>
    /// Makes a rung of events that are earlier than all rungs; leaves them alone when all are of one instant.
    /// </summary>
    private void Spread(ref EventList events)
    {
        (long min, double meanDelay, long max) = _chunks.TimesOf(events);
        if (min == max)
        {
            return;
        }
        if (_rungCount == _rungs.Length)
        {
            Array.Resize(ref _rungs, _rungCount + 1);
            _rungs[_rungCount] = new Rung();
        }
        ref Rung rung = ref _rungs[_rungCount++];
        rung.Layout(events.Count, min, meanDelay);
        while (events.Count > 0)
        {
            PendingEvent pending = _chunks.RemoveLast(ref events);
            _chunks.Append(ref rung.BucketOf(pending.Time), pending);
        }
    }

    /// <summary>Bottom has grown, since many events were added that are earlier than all rungs.</summary>
    private void ThinOutBottom()
    {
        EventList events = default;
        while (_bottom.TryTake(long.MaxValue, out PendingEvent pending))
        {
            _chunks.Append(ref events, pending);
        }
        Spread(ref events);
        // What is left is of one instant: that it was in vain must not be found out at every event.
        _bottomLimit = events.Count > 0 ? 2 * events.Count : MostInBottom;
        while (events.Count > 0)
        {
            _bottom.Add(_chunks.RemoveLast(ref events));
        }
    }

    private int Drain(ref EventList events, Span<PendingEvent> into)
    {
        int count = events.Count;
        for (int i = 0; i < count; i++)
        {
            into[i] = _chunks.RemoveLast(ref events);
        }
        return count;
    }
}
