using Sim.Core.Kernel.Processes;

namespace Sim.Core.Kernel.Resources;

/// <summary>A <see cref="Server"/> whose queue is ordered by priority, and by arrival among equals.</summary>
/// <remarks>Without preemption: who is in service stays there.</remarks>
public sealed class PriorityServer : Server
{
    private readonly PriorityWaitQueue _queue = new();

    /// <inheritdoc cref="Server(Simulation, int)"/>
    public PriorityServer(Simulation simulation, int units = 1)
        : base(simulation, units) { }

    private protected override int WaiterCount => _queue.Count;

    /// <param name="priority">Lower values are served first; 0 is that of <see cref="Server.Acquire"/>.</param>
    /// <inheritdoc cref="Server.Acquire"/>
    public Wait<Lease> Acquire(int priority) => new(Simulation, this, priority);

    private protected override void Enqueue(Waiter waiter, long argument) => _queue.Enqueue(waiter, argument);

    private protected override Waiter Dequeue() => _queue.Dequeue();

    private protected override void Remove(Waiter waiter) => _queue.Remove(waiter);
}
