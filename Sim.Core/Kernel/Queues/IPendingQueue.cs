namespace Sim.Core.Kernel.Queues;

/// <summary>Pending events in their order.</summary>
/// <remarks>
/// Implementations are structs, so that each has machine code of its own: classes would share it, and the branches of
/// one queue would be predicted from another's. All give the same order. No event is added that is before the last one
/// taken.
/// </remarks>
internal interface IPendingQueue
{
    int Count { get; }

    /// <summary>Events that memory is held for.</summary>
    int Capacity { get; }

    /// <summary>
    /// Events that have come near since this was asked last, in no particular order: they are due soon, and their slots
    /// have not been looked at for long.
    /// </summary>
    ReadOnlySpan<PendingEvent> TakeComingSoon();

    void Add(in PendingEvent pending);

    /// <summary>Takes the first event, if it is due at <paramref name="limit"/> or before.</summary>
    bool TryTake(long limit, out PendingEvent first);

    /// <summary>Takes all events, in no particular order.</summary>
    /// <param name="into">Has room for <see cref="Count"/>.</param>
    void Drain(Span<PendingEvent> into);
}
