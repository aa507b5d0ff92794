namespace Sim.Core.Kernel.Queues;

/// <summary>The memory of unordered lists of events: chunks of one array, linked.</summary>
internal struct EventChunks
{
    // Four cache lines in a row, which the processor reads ahead; the last one of each list is in use and stays cached.
    private const int ChunkEvents = 16;
    private const int FirstChunks = 64;
    private const int None = -1;

    private PendingEvent[] _events = new PendingEvent[FirstChunks * ChunkEvents];
    private int[] _next = new int[FirstChunks];
    private int _chunkCount;
    private int _free = None;

    public EventChunks() { }

    public readonly int Capacity => _events.Length;

    public void Append(ref EventList list, in PendingEvent pending)
    {
        int at = list.Count++ & (ChunkEvents - 1);
        if (at == 0)
        {
            int chunk = TakeChunk();
            _next[chunk] = list.Chunk;
            list.Chunk = chunk;
        }
        _events[(list.Chunk * ChunkEvents) + at] = pending;
    }

    public PendingEvent RemoveLast(ref EventList list)
    {
        int chunk = list.Chunk;
        int at = --list.Count & (ChunkEvents - 1);
        if (at == 0)
        {
            list.Chunk = _next[chunk];
            _next[chunk] = _free;
            _free = chunk;
        }
        return _events[(chunk * ChunkEvents) + at];
    }

    /// <summary>
    /// The earliest and the latest time of a list that is not empty, and how far behind the earliest its events are in
    /// the mean.
    /// </summary>
    public readonly (long Min, double MeanDelay, long Max) TimesOf(EventList list)
    {
        int chunk = list.Chunk;
        int filled = ((list.Count - 1) & (ChunkEvents - 1)) + 1;
        long any = _events[chunk * ChunkEvents].Time;
        long min = any;
        long max = any;
        double sum = 0;
        for (int rest = list.Count; rest > 0; chunk = _next[chunk])
        {
            foreach (ref readonly PendingEvent pending in _events.AsSpan(chunk * ChunkEvents, filled))
            {
                min = Math.Min(min, pending.Time);
                max = Math.Max(max, pending.Time);
                // Differences, since times of a long run have more digits than a double.
                sum += pending.Time - any;
            }
            rest -= filled;
            filled = ChunkEvents;
        }
        return (min, any - min + (sum / list.Count), max);
    }

    private int TakeChunk()
    {
        if (_free != None)
        {
            int chunk = _free;
            _free = _next[chunk];
            return chunk;
        }
        if (_chunkCount == _next.Length)
        {
            Array.Resize(ref _next, _chunkCount * 2);
            Array.Resize(ref _events, _chunkCount * 2 * ChunkEvents);
        }
        return _chunkCount++;
    }
}
