using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using Sim.Core.Kernel;
using Sim.Core.Kernel.Queues;

namespace Sim.Core.Traffic.Requests;

/// <summary>All requests in flight, and when the next thing happens to each of them.</summary>
/// <remarks>
/// Each has one event at a time: its slot is the event. Places are used again, the last one first, so memory follows
/// the most that were ever in flight and nothing is allocated in between.
/// </remarks>
internal sealed class AttemptTable
{
    private const int None = -1;

    private AdaptiveQueue _queue = new();
    private Attempt[] _attempts = new Attempt[1_024];
    private int[] _nextFree = new int[1_024];
    private int _used;
    private int _free = None;

    /// <summary>Orders events of the same nanosecond; goes round after 2^32 of them.</summary>
    private uint _sequence;

    public int InFlight { get; private set; }

    public ref Attempt this[int slot] => ref _attempts[slot];

    /// <exception cref="InvalidOperationException">16,777,216 requests are in flight.</exception>
    public int Take()
    {
        InFlight++;
        if (_free != None)
        {
            int slot = _free;
            _free = _nextFree[slot];
            return slot;
        }
        if (_used == _attempts.Length)
        {
            if (_used >= PendingEvent.MaxSlots)
            {
                throw new InvalidOperationException(
                    $"{_used} requests are in flight, the most that this plane can hold: simulate a sample of them."
                );
            }
            Array.Resize(ref _attempts, _used * 2);
            Array.Resize(ref _nextFree, _used * 2);
        }
        return _used++;
    }

    public void Free(int slot)
    {
        InFlight--;
        _nextFree[slot] = _free;
        _free = slot;
    }

    public void Schedule(int slot, Stage stage, long at)
    {
        _attempts[slot].Stage = stage;
        _queue.Add(new PendingEvent(at, EventPriority.Traffic, unchecked(_sequence++), slot));
    }

    /// <summary>Takes the next event that is due at a moment or before.</summary>
    public bool TryTake(long limit, out int slot, out long at)
    {
        bool taken = _queue.TryTake(limit, out PendingEvent pending);
        slot = pending.Slot;
        at = pending.Time;
        Prefetch(_queue.TakeComingSoon());
        return taken;
    }

    // What is due soon lies about as it was scheduled: asked for together, it arrives from memory side by side.
    private unsafe void Prefetch(ReadOnlySpan<PendingEvent> soon)
    {
        if (Sse.IsSupported)
        {
            foreach (ref readonly PendingEvent pending in soon)
            {
                byte* attempt = (byte*)Unsafe.AsPointer(ref _attempts[pending.Slot]);
                Sse.Prefetch0(attempt);
                Sse.Prefetch0(attempt + 64);
            }
        }
    }
}
