using Sim.Core.Quantities;

namespace Sim.Core.Kernel.Processes;

/// <summary>
/// Something that waits for one thing: a process, or one branch of a process that waits for several. It is the node of
/// the queue that it stands in, so waiting allocates nothing.
/// </summary>
internal abstract class Waiter
{
    /// <summary>The neighbors in a <see cref="WaitQueue"/>; null outside of one.</summary>
    public Waiter? Next { get; set; }

    /// <inheritdoc cref="Next"/>
    public Waiter? Previous { get; set; }

    /// <summary>The source's note of what is asked for, and later of what was given.</summary>
    public long Token { get; set; }

    /// <summary>The event that ends a delay.</summary>
    public EventHandle Delay { get; set; }

    /// <summary>When the waiting began; set by those that keep statistics or an order.</summary>
    public SimTime Since { get; set; }

    /// <summary>Its name in the payload of events; negative while it has none.</summary>
    public int Slot { get; set; } = -1;

    /// <summary>The order of its events at one instant.</summary>
    public EventPriority Priority { get; set; }

    /// <summary>The event of this slot is due.</summary>
    public abstract void Due();

    /// <summary>What it waits for has ended. It goes on in an event of its own, never within this call.</summary>
    public abstract void Complete();

    /// <summary>What it waits for has failed.</summary>
    public abstract void Fail(Exception fault);
}
