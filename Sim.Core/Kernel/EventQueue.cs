using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using Sim.Core.Kernel.Queues;
using Sim.Core.Quantities;

namespace Sim.Core.Kernel;

/// <summary>Events in their order, which can be cancelled.</summary>
/// <remarks>
/// <typeparamref name="TQueue"/> orders 16 bytes of each event that name a slot; the slots hold the rest. A cancelled
/// event stays in the queue until its turn comes, or until the cancelled outnumber the live and are dropped together,
/// so memory follows the live events. A slot's generation counts its uses: a handle of an earlier use no longer fits.
/// </remarks>
internal sealed class EventQueue<TQueue>
    where TQueue : struct, IPendingQueue
{
    /// <summary>Half of the slots that can be named: cancelled events hold at most as many as live ones.</summary>
    public const int MostLive = PendingEvent.MaxSlots / 2;

    private const int FirstSlots = 64;
    private const int SmallestCompacted = 64;
    private const int None = -1;

    private TQueue _queue = new();
    private Slot[] _slots = new Slot[FirstSlots];
    private int _slotCount;
    private int _freeSlot = None;
    private uint _sequence;

    /// <param name="firstSequence">Of the first event; larger than 0 to test what happens after the last
    /// number.</param>
    public EventQueue(uint firstSequence = 0)
    {
        _sequence = firstSequence;
    }

    public int LiveCount { get; private set; }

    /// <summary>Entries that memory is held for: live, cancelled and free ones.</summary>
    public int Capacity => Math.Max(_queue.Capacity, _slots.Length);

    public EventHandle Add(SimTime at, EventPriority priority, TargetId target, SimEvent simEvent)
    {
        if (_sequence == uint.MaxValue)
        {
            Renumber();
        }
        int index = TakeSlot();
        ref Slot slot = ref _slots[index];
        slot.Target = target;
        slot.Kind = simEvent.Kind;
        slot.Payload = simEvent.Payload;
        _queue.Add(new PendingEvent(at.Nanoseconds, priority, _sequence++, index));
        LiveCount++;
        return new EventHandle(index, slot.Generation);
    }

    public bool Cancel(EventHandle handle)
    {
        if (handle.Generation == 0 || (uint)handle.Slot >= (uint)_slotCount)
        {
            return false;
        }
        ref Slot slot = ref _slots[handle.Slot];
        if (!slot.IsLive || slot.Generation != handle.Generation)
        {
            return false;
        }
        slot.Target = default;
        LiveCount--;
        if (_queue.Count > SmallestCompacted && LiveCount < _queue.Count / 2)
        {
            Compact();
        }
        return true;
    }

    public bool TryTake(SimTime limit, out SimTime at, out TargetId target, out SimEvent simEvent)
    {
        while (_queue.TryTake(limit.Nanoseconds, out PendingEvent first))
        {
            ref Slot slot = ref _slots[first.Slot];
            target = slot.Target;
            bool live = slot.IsLive;
            simEvent = new SimEvent(slot.Kind, slot.Payload);
            Free(first.Slot);
            Prefetch(_queue.TakeComingSoon());
            if (live)
            {
                at = new SimTime(first.Time);
                LiveCount--;
                return true;
            }
        }
        at = default;
        target = default;
        simEvent = default;
        return false;
    }

    // Slots lie about as their events were scheduled, not as they are due: with a million of them every look at the
    // next one would wait for memory. Asked for together when they come near, they arrive side by side.
    private unsafe void Prefetch(ReadOnlySpan<PendingEvent> soon)
    {
        if (Sse.IsSupported)
        {
            foreach (ref readonly PendingEvent pending in soon)
            {
                Sse.Prefetch0(Unsafe.AsPointer(ref _slots[pending.Slot]));
            }
        }
    }

    private int TakeSlot()
    {
        if (_freeSlot != None)
        {
            int free = _freeSlot;
            _freeSlot = _slots[free].NextFree;
            return free;
        }
        if (_slotCount == _slots.Length)
        {
            Array.Resize(ref _slots, _slots.Length * 2);
        }
        _slots[_slotCount].Generation = 1;
        return _slotCount++;
    }

    private void Free(int index)
    {
        ref Slot slot = ref _slots[index];
        slot.Target = default;
        slot.Generation = slot.Generation == uint.MaxValue ? 1 : slot.Generation + 1;
        slot.NextFree = _freeSlot;
        _freeSlot = index;
    }

    /// <summary>Drops cancelled events.</summary>
    private void Compact()
    {
        PendingEvent[] rented = DrainQueue(out int count);
        foreach (ref readonly PendingEvent pending in rented.AsSpan(0, count))
        {
            if (_slots[pending.Slot].IsLive)
            {
                _queue.Add(pending);
            }
            else
            {
                Free(pending.Slot);
            }
        }
        ArrayPool<PendingEvent>.Shared.Return(rented);
    }

    /// <summary>Numbers the pending events anew in their order, when the last number has been given.</summary>
    private void Renumber()
    {
        PendingEvent[] rented = DrainQueue(out int count);
        Span<PendingEvent> pending = rented.AsSpan(0, count);
        pending.Sort(PendingEvent.Compare);
        _sequence = 0;
        for (int i = 0; i < count; i++)
        {
            _queue.Add(pending[i].WithSequence(_sequence++));
        }
        ArrayPool<PendingEvent>.Shared.Return(rented);
    }

    private PendingEvent[] DrainQueue(out int count)
    {
        count = _queue.Count;
        PendingEvent[] rented = ArrayPool<PendingEvent>.Shared.Rent(count);
        _queue.Drain(rented);
        return rented;
    }

    private struct Slot
    {
        public long Payload;
        public int Kind;
        public TargetId Target;
        public uint Generation;
        public int NextFree;

        /// <summary>Whether the event is to come; the target of cancelled ones and of free slots is nobody.</summary>
        public readonly bool IsLive => Target.Value != 0;
    }
}
