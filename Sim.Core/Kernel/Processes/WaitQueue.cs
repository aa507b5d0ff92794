namespace Sim.Core.Kernel.Processes;

/// <summary>First in, first out, with withdrawal from any place: a ring through the waiters themselves.</summary>
internal struct WaitQueue
{
    private Waiter? _last;

    public int Count { get; private set; }

    public readonly bool IsEmpty => _last is null;

    /// <exception cref="InvalidOperationException">The queue is empty.</exception>
    public readonly Waiter First => _last?.Next ?? throw new InvalidOperationException("Nobody waits.");

    public void Enqueue(Waiter waiter)
    {
        if (_last is null)
        {
            waiter.Next = waiter;
            waiter.Previous = waiter;
        }
        else
        {
            Waiter first = _last.Next!;
            waiter.Next = first;
            waiter.Previous = _last;
            first.Previous = waiter;
            _last.Next = waiter;
        }
        _last = waiter;
        Count++;
    }

    /// <exception cref="InvalidOperationException">The queue is empty.</exception>
    public Waiter Dequeue()
    {
        Waiter first = First;
        Remove(first);
        return first;
    }

    /// <param name="waiter">One that stands in this queue.</param>
    public void Remove(Waiter waiter)
    {
        Waiter next = waiter.Next!;
        if (next == waiter)
        {
            _last = null;
        }
        else
        {
            Waiter previous = waiter.Previous!;
            previous.Next = next;
            next.Previous = previous;
            if (waiter == _last)
            {
                _last = previous;
            }
        }
        waiter.Next = null;
        waiter.Previous = null;
        Count--;
    }
}
