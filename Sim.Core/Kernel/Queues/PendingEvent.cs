using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Sim.Core.Kernel.Queues;

/// <summary>
/// What a queue keeps of an event: 16 bytes that say when it is due, and in which slot the rest of it lies.
/// </summary>
/// <remarks>
/// The second word packs priority (8 bits), sequence (32 bits) and slot (24 bits), so two comparisons of words give the
/// order of the kernel. Sequences are unique while they pend: two events are never equal, and the slot never decides.
/// </remarks>
internal readonly struct PendingEvent
{
    public const int SlotBits = 24;
    public const int MaxSlots = 1 << SlotBits;
    private const int SequenceBits = 32;

    private readonly ulong _order;

    private PendingEvent(long time, ulong order)
    {
        Time = time;
        _order = order;
    }

    public PendingEvent(long time, EventPriority priority, uint sequence, int slot)
        : this(time, ((ulong)priority << (SequenceBits + SlotBits)) | ((ulong)sequence << SlotBits) | (uint)slot)
    {
        Debug.Assert((uint)slot < MaxSlots, "A slot has 24 bits.");
    }

    /// <summary>Nanoseconds since the start of the run.</summary>
    public long Time { get; }

    public int Slot => (int)(_order & (MaxSlots - 1));

    public PendingEvent WithSequence(uint sequence)
    {
        const ulong Mask = (ulong)uint.MaxValue << SlotBits;
        return new PendingEvent(Time, (_order & ~Mask) | ((ulong)sequence << SlotBits));
    }

    // Without short circuits: which of two events is earlier is a coin toss to a branch predictor.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsBefore(in PendingEvent other) =>
        (Time < other.Time) | ((Time == other.Time) & (_order < other._order));

    /// <summary>The order of the kernel, for sorting.</summary>
    public static int Compare(PendingEvent a, PendingEvent b) =>
        a.IsBefore(b) ? -1
        : b.IsBefore(a) ? 1
        : 0;
}
