using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Sim.Core.Kernel.Queues;

/// <summary>
/// A 4-ary heap: O(log n), and as fast as any for some hundred events, while all of it stays in the cache.
/// </summary>
/// <remarks>
/// Taking the first event lets a hole sink to the last level, always to the least child, and lifts the last event from
/// there: it comes from the last level, so it seldom rises far.
/// </remarks>
internal struct HeapQueue : IPendingQueue
{
    private const int Arity = 4;
    private const int FirstCapacity = 64;

    private PendingEvent[] _heap = new PendingEvent[FirstCapacity];

    public HeapQueue() { }

    public int Count { get; private set; }

    public readonly int Capacity => _heap.Length;

    /// <summary>All of it, in no particular order.</summary>
    public readonly ReadOnlySpan<PendingEvent> Events => _heap.AsSpan(0, Count);

    // A heap is for few events, whose slots stay in the cache.
    public readonly ReadOnlySpan<PendingEvent> TakeComingSoon() => [];

    public void Add(in PendingEvent pending)
    {
        if (Count == _heap.Length)
        {
            Array.Resize(ref _heap, Count * 2);
        }
        Lift(ref First, Count++, pending);
    }

    public bool TryTake(long limit, out PendingEvent first)
    {
        ref PendingEvent heap = ref First;
        first = heap;
        if (Count == 0 || first.Time > limit)
        {
            return false;
        }
        int last = --Count;
        Lift(ref heap, Sink(ref heap, last), Unsafe.Add(ref heap, last));
        return true;
    }

    public void Drain(Span<PendingEvent> into)
    {
        _heap.AsSpan(0, Count).CopyTo(into);
        Count = 0;
    }

    // Indices are below Count, which the array has room for: checking them again takes a fifth of the time.
    private readonly ref PendingEvent First => ref MemoryMarshal.GetArrayDataReference(_heap);

    /// <summary>Moves <paramref name="pending"/> from a hole up to where its parent is earlier.</summary>
    private static void Lift(ref PendingEvent heap, int hole, in PendingEvent pending)
    {
        PendingEvent lifted = pending;
        while (hole > 0)
        {
            int parent = (hole - 1) / Arity;
            if (!lifted.IsBefore(Unsafe.Add(ref heap, parent)))
            {
                break;
            }
            Unsafe.Add(ref heap, hole) = Unsafe.Add(ref heap, parent);
            hole = parent;
        }
        Unsafe.Add(ref heap, hole) = lifted;
    }

    /// <summary>Lets the hole at the root sink to a leaf.</summary>
    /// <returns>Where it is then.</returns>
    private static int Sink(ref PendingEvent heap, int count)
    {
        int hole = 0;
        int child = 1;
        while (child + Arity <= count)
        {
            int left = child + Later(ref heap, child, child + 1);
            int right = child + 2 + Later(ref heap, child + 2, child + 3);
            int least = left + ((right - left) * Later(ref heap, left, right));
            Unsafe.Add(ref heap, hole) = Unsafe.Add(ref heap, least);
            hole = least;
            child = (hole * Arity) + 1;
        }
        if (child < count)
        {
            int least = child;
            for (int i = child + 1; i < count; i++)
            {
                least = Unsafe.Add(ref heap, i).IsBefore(Unsafe.Add(ref heap, least)) ? i : least;
            }
            Unsafe.Add(ref heap, hole) = Unsafe.Add(ref heap, least);
            hole = least;
        }
        return hole;
    }

    /// <summary>
    /// 1 when the second event is the earlier one, 0 otherwise: a number, for there is no branch to guess.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Later(ref PendingEvent heap, int first, int second) =>
        Unsafe.BitCast<bool, byte>(Unsafe.Add(ref heap, second).IsBefore(Unsafe.Add(ref heap, first)));
}
