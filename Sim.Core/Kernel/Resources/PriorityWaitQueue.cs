using Sim.Core.Kernel.Processes;

namespace Sim.Core.Kernel.Resources;

/// <summary>
/// A binary heap of waiters by (priority, arrival). A waiter's token is its place, so that it can leave from anywhere.
/// </summary>
internal sealed class PriorityWaitQueue
{
    private Entry[] _heap = new Entry[8];
    private long _arrivals;

    public int Count { get; private set; }

    public void Enqueue(Waiter waiter, long priority)
    {
        if (Count == _heap.Length)
        {
            Array.Resize(ref _heap, Count * 2);
        }
        MoveUp(Count++, new Entry(priority, _arrivals++, waiter));
    }

    public Waiter Dequeue()
    {
        Waiter first = _heap[0].Waiter;
        Remove(first);
        return first;
    }

    /// <param name="waiter">One that stands in this queue.</param>
    public void Remove(Waiter waiter)
    {
        int place = (int)waiter.Token;
        Entry last = _heap[--Count];
        _heap[Count] = default;
        if (place == Count)
        {
            return;
        }
        if (place > 0 && last.IsBefore(_heap[Parent(place)]))
        {
            MoveUp(place, last);
        }
        else
        {
            MoveDown(place, last);
        }
    }

    private static int Parent(int place) => (place - 1) / 2;

    private void MoveUp(int place, Entry entry)
    {
        while (place > 0 && entry.IsBefore(_heap[Parent(place)]))
        {
            Put(place, _heap[Parent(place)]);
            place = Parent(place);
        }
        Put(place, entry);
    }

    private void MoveDown(int place, Entry entry)
    {
        while (true)
        {
            int child = (2 * place) + 1;
            if (child + 1 < Count && _heap[child + 1].IsBefore(_heap[child]))
            {
                child++;
            }
            if (child >= Count || !_heap[child].IsBefore(entry))
            {
                break;
            }
            Put(place, _heap[child]);
            place = child;
        }
        Put(place, entry);
    }

    private void Put(int place, Entry entry)
    {
        _heap[place] = entry;
        entry.Waiter.Token = place;
    }

    private readonly record struct Entry(long Priority, long Arrival, Waiter Waiter)
    {
        public bool IsBefore(in Entry other) =>
            Priority < other.Priority || (Priority == other.Priority && Arrival < other.Arrival);
    }
}
