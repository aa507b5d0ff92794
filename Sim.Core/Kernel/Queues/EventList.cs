namespace Sim.Core.Kernel.Queues;

/// <summary>A list of events in <see cref="EventChunks"/>; <c>default</c> is empty.</summary>
internal struct EventList
{
    public int Count;

    /// <summary>The chunk that holds the last event; of no meaning while the list is empty.</summary>
    public int Chunk;
}
