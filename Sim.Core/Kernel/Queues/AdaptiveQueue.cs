using System.Buffers;

namespace Sim.Core.Kernel.Queues;

/// <summary>A heap while few events pend, a ladder while many do; the order is the same.</summary>
internal struct AdaptiveQueue : IPendingQueue
{
    // The hold model on both (QueueBenchmarks): equal at some hundred events, from a thousand on the ladder is faster.
    // Far apart, so that a population that swings around one of them does not move at every swing.
    private const int ToLadder = 512;
    private const int ToHeap = 128;

    private HeapQueue _heap = new();
    private LadderQueue _ladder = new();
    private bool _isLadder;

    public AdaptiveQueue() { }

    public readonly int Count => _isLadder ? _ladder.Count : _heap.Count;

    public readonly int Capacity => _heap.Capacity + _ladder.Capacity;

    public ReadOnlySpan<PendingEvent> TakeComingSoon() => _isLadder ? _ladder.TakeComingSoon() : [];

    public void Add(in PendingEvent pending)
    {
        if (_isLadder)
        {
            _ladder.Add(pending);
            return;
        }
        _heap.Add(pending);
        if (_heap.Count > ToLadder)
        {
            _isLadder = true;
            Move(ref _heap, ref _ladder);
        }
    }

    public bool TryTake(long limit, out PendingEvent first)
    {
        if (!_isLadder)
        {
            return _heap.TryTake(limit, out first);
        }
        bool taken = _ladder.TryTake(limit, out first);
        if (_ladder.Count < ToHeap)
        {
            _isLadder = false;
            Move(ref _ladder, ref _heap);
        }
        return taken;
    }

    public void Drain(Span<PendingEvent> into)
    {
        if (_isLadder)
        {
            _ladder.Drain(into);
            _isLadder = false;
        }
        else
        {
            _heap.Drain(into);
        }
    }

    private static void Move<TFrom, TTo>(ref TFrom from, ref TTo to)
        where TFrom : struct, IPendingQueue
        where TTo : struct, IPendingQueue
    {
        int count = from.Count;
        PendingEvent[] rented = ArrayPool<PendingEvent>.Shared.Rent(count);
        from.Drain(rented);
        foreach (ref readonly PendingEvent pending in rented.AsSpan(0, count))
        {
            to.Add(pending);
        }
        ArrayPool<PendingEvent>.Shared.Return(rented);
    }
}
