using Sim.Core.Quantities;

namespace Sim.Core.Kernel;

/// <summary>A 4-ary heap over (time, priority, sequence) with cancellation by generation.</summary>
/// <remarks>
/// The heap holds small keys that name a slot; the slot holds the event. A cancelled event's key stays until it
/// surfaces, or until the cancelled outnumber the live and are dropped together, so memory follows the live events. A
/// slot's generation counts its uses: a handle of an earlier use no longer fits.
/// </remarks>
internal sealed class EventQueue
{
    private const int Arity = 4;
    private const int SmallestCompacted = 64;
    private const int SequenceBits = 56;

    private Entry[] _heap = new Entry[64];
    private Slot[] _slots = new Slot[64];
    private int _heapCount;
    private int _slotCount;
    private int _freeSlot = -1;
    private ulong _sequence;

    public int LiveCount { get; private set; }

    /// <summary>Entries that memory is held for: live, cancelled and free ones.</summary>
    public int Capacity => Math.Max(_heap.Length, _slots.Length);

    public EventHandle Add(SimTime at, EventPriority priority, TargetId target, SimEvent simEvent)
    {
        int slot = TakeSlot();
        ref Slot taken = ref _slots[slot];
        taken.Target = target;
        taken.Event = simEvent;
        taken.Live = true;
        if (_heapCount == _heap.Length)
        {
            Array.Resize(ref _heap, _heap.Length * 2);
        }
        var entry = new Entry(at.Nanoseconds, ((ulong)priority << SequenceBits) | _sequence++, slot);
        SiftUp(_heapCount++, entry);
        LiveCount++;
        return new EventHandle(slot, taken.Generation);
    }

    public bool Cancel(EventHandle handle)
    {
        if (handle.Generation == 0 || (uint)handle.Slot >= (uint)_slotCount)
        {
            return false;
        }
        ref Slot slot = ref _slots[handle.Slot];
        if (!slot.Live || slot.Generation != handle.Generation)
        {
            return false;
        }
        slot.Live = false;
        LiveCount--;
        if (_heapCount > SmallestCompacted && LiveCount < _heapCount / 2)
        {
            Compact();
        }
        return true;
    }

    public bool TryTake(SimTime limit, out SimTime at, out TargetId target, out SimEvent simEvent)
    {
        while (_heapCount > 0 && _heap[0].Time <= limit.Nanoseconds)
        {
            Entry entry = RemoveFirst();
            ref Slot slot = ref _slots[entry.Slot];
            bool live = slot.Live;
            at = new SimTime(entry.Time);
            target = slot.Target;
            simEvent = slot.Event;
            Free(entry.Slot);
            if (live)
            {
                LiveCount--;
                return true;
            }
        }
        at = default;
        target = default;
        simEvent = default;
        return false;
    }

    private int TakeSlot()
    {
        if (_freeSlot >= 0)
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
        slot.Live = false;
        slot.Generation = slot.Generation == uint.MaxValue ? 1 : slot.Generation + 1;
        slot.NextFree = _freeSlot;
        _freeSlot = index;
    }

    private Entry RemoveFirst()
    {
        Entry first = _heap[0];
        Entry last = _heap[--_heapCount];
        if (_heapCount > 0)
        {
            SiftDown(0, last);
        }
        return first;
    }

    /// <summary>Drops cancelled entries; the order of the others does not change, since keys are unique.</summary>
    private void Compact()
    {
        int kept = 0;
        for (int i = 0; i < _heapCount; i++)
        {
            if (_slots[_heap[i].Slot].Live)
            {
                _heap[kept++] = _heap[i];
            }
            else
            {
                Free(_heap[i].Slot);
            }
        }
        _heapCount = kept;
        for (int i = (kept - 2) / Arity; i >= 0; i--)
        {
            SiftDown(i, _heap[i]);
        }
    }

    private void SiftUp(int at, Entry entry)
    {
        while (at > 0)
        {
            int parent = (at - 1) / Arity;
            if (!entry.IsBefore(_heap[parent]))
            {
                break;
            }
            _heap[at] = _heap[parent];
            at = parent;
        }
        _heap[at] = entry;
    }

    private void SiftDown(int at, Entry entry)
    {
        while (true)
        {
            int child = (at * Arity) + 1;
            if (child >= _heapCount)
            {
                break;
            }
            int least = child;
            int end = Math.Min(child + Arity, _heapCount);
            for (int i = child + 1; i < end; i++)
            {
                if (_heap[i].IsBefore(_heap[least]))
                {
                    least = i;
                }
            }
            if (!_heap[least].IsBefore(entry))
            {
                break;
            }
            _heap[at] = _heap[least];
            at = least;
        }
        _heap[at] = entry;
    }

    private readonly record struct Entry(long Time, ulong Order, int Slot)
    {
        public bool IsBefore(in Entry other) => Time < other.Time || (Time == other.Time && Order < other.Order);
    }

    private struct Slot
    {
        public SimEvent Event;
        public TargetId Target;
        public uint Generation;
        public int NextFree;
        public bool Live;
    }
}
