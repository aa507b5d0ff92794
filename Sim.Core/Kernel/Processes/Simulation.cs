using Sim.Core.Quantities;

namespace Sim.Core.Kernel.Processes;

/// <summary>Runs <c>async Process</c> methods as processes in the simulated time of a kernel.</summary>
/// <remarks>
/// Every step of a process is an event of the kernel, in the order of (time, priority, sequence), on the thread that
/// runs the kernel. An await that has nothing to wait for goes on at once. Not safe for use from several threads.
/// </remarks>
public sealed partial class Simulation : IEventTarget
{
    private readonly SimulationKernel _kernel;
    private readonly TargetId _self;
    private readonly DelaySource _delays;

    public Simulation(SimulationKernel kernel)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        _kernel = kernel;
        _self = kernel.Register(this);
        _delays = new DelaySource(this);
    }

    public SimTime Now => _kernel.Now;

    /// <summary>Processes that were started and have not finished.</summary>
    public int AliveCount { get; private set; }

    /// <summary>The process that runs now, for giving it to others; null outside of processes.</summary>
    public ProcessHandle? Current => _running is { } frame ? new ProcessHandle(this, frame.Root) : null;

    /// <summary>Makes a call a process of its own. It begins at this instant, in an event of its own.</summary>
    /// <param name="name">For diagnostics; by default the name of the method.</param>
    /// <param name="priority">The order of its steps among the events of one instant.</param>
    /// <exception cref="InvalidOperationException">The call was awaited or started before, or the kernel's limit of
    /// pending events is reached.</exception>
    public ProcessHandle Start(Process process, string? name = null, EventPriority priority = EventPriority.Control)
    {
        Frame<Nothing> frame = process.Use();
        Launch(frame, name, priority);
        return new ProcessHandle(this, frame);
    }

    /// <inheritdoc cref="Start(Process, string?, EventPriority)"/>
    public ProcessHandle<TResult> Start<TResult>(
        Process<TResult> process,
        string? name = null,
        EventPriority priority = EventPriority.Control
    )
    {
        Frame<TResult> frame = process.Use();
        Launch(frame, name, priority);
        return new ProcessHandle<TResult>(this, frame);
    }

    /// <summary>
    /// Ends after a time. A delay of zero lets what is due at this instant, with the same priority, run first.
    /// </summary>
    /// <param name="delay">Zero or more.</param>
    public Wait Delay(SimDuration delay)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(delay.Nanoseconds, nameof(delay));
        return new Wait(this, _delays, delay.Nanoseconds);
    }

    private sealed class DelaySource(Simulation simulation) : IWaitSource
    {
        public bool TryBegin(Waiter waiter, long argument) => false;

        public bool Begin(Waiter waiter, long argument)
        {
            if (waiter.Slot < 0)
            {
                simulation.TakeSlot(waiter);
            }
            waiter.Delay = simulation.ScheduleDue(waiter, simulation.Now + new SimDuration(argument));
            return false;
        }

        public void Withdraw(Waiter waiter) => simulation._kernel.Cancel(waiter.Delay);
    }
}
