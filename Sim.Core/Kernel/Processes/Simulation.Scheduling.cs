using System.Runtime.ExceptionServices;
using Sim.Core.Quantities;

namespace Sim.Core.Kernel.Processes;

public sealed partial class Simulation
{
    private const int DueKind = 0;

    private Slot[] _slots = new Slot[16];
    private int _slotCount;
    private int _freeSlot = -1;

    private Frame? _running;
    private Frame? _called;
    private int _interruptionsPending;

    void IEventTarget.Handle(in SimEvent simEvent) => _slots[simEvent.Payload].Waiter!.Due();

    internal static InvalidOperationException NotInProcess() =>
        new(
            "Simulated time can be awaited in a process of the same simulation only: make the method an "
                + "'async Process' and start it with Simulation.Start."
        );

    internal static InvalidOperationException NothingToAwait() => new("A wait that is default waits for nothing.");

    /// <summary>Begins a wait of the running process.</summary>
    /// <returns>Whether there is nothing to wait for.</returns>
    internal bool Begin(IWaitSource source, long argument)
    {
        Frame frame = _running ?? throw NotInProcess();
        if (_interruptionsPending > 0)
        {
            ThrowPending(frame);
        }
        if (source.Begin(frame, argument))
        {
            return true;
        }
        frame.Source = source;
        frame.State = FrameState.Waiting;
        return false;
    }

    /// <summary>The frame whose wait has ended, or its fault as an exception.</summary>
    internal Frame Resumed()
    {
        Frame frame = _running ?? throw NotInProcess();
        if (frame.Fault is { } fault)
        {
            frame.Fault = null;
            ExceptionDispatchInfo.Throw(fault);
        }
        return frame;
    }

    /// <summary>What has begun to wait was no process, but something that a process has called.</summary>
    internal void RefuseStranger()
    {
        Frame frame = _running ?? throw NotInProcess();
        if (frame.State == FrameState.Waiting)
        {
            frame.Source!.Withdraw(frame);
            frame.Source.Settle();
            frame.State = FrameState.Running;
            frame.Fault = NotInProcess();
        }
    }

    /// <summary>Lets the running frame wait for another one, which runs next.</summary>
    internal void Call(Frame caller, Frame called)
    {
        called.Simulation = this;
        called.Caller = caller;
        called.Slot = caller.Slot;
        called.Priority = caller.Priority;
        caller.State = FrameState.Waiting;
        _slots[caller.Slot].Waiter = called;
        _called = called;
    }

    internal void MakeReady(Frame frame)
    {
        frame.State = FrameState.Ready;
        frame.Source = null;
        ScheduleDue(frame, Now);
    }

    /// <summary>Runs a process until it waits: its frames call and return in turn, whatever the depth.</summary>
    internal void Run(Frame frame)
    {
        try
        {
            Frame? next = frame;
            while (next is not null)
            {
                _running = next;
                _called = null;
                next.State = FrameState.Running;
                next.MoveNext();
                next = next.State == FrameState.Finished ? Leave(next) : _called;
            }
        }
        finally
        {
            _running = null;
        }
    }

    internal void Interrupt(Frame root, Exception exception)
    {
        var frame = (Frame)_slots[root.Slot].Waiter!;
        switch (frame.State)
        {
            case FrameState.Waiting:
                IWaitSource source = frame.Source!;
                source.Withdraw(frame);
                source.Settle();
                frame.Fail(exception);
                break;
            case FrameState.Running:
                throw new InvalidOperationException($"The process '{root.Name}' would interrupt itself.");
            default:
                (root.Interruptions ??= new Queue<Exception>()).Enqueue(exception);
                _interruptionsPending++;
                break;
        }
    }

    internal void FreeSlot(Waiter waiter)
    {
        ref Slot slot = ref _slots[waiter.Slot];
        slot.Waiter = null;
        slot.NextFree = _freeSlot;
        _freeSlot = waiter.Slot;
        waiter.Slot = -1;
    }

    private void Launch(Frame frame, string? name, EventPriority priority)
    {
        frame.Simulation = this;
        frame.GivenName = name;
        frame.Priority = priority;
        TakeSlot(frame);
        AliveCount++;
        MakeReady(frame);
    }

    /// <returns>The frame that has called; null at the end of the process.</returns>
    private Frame? Leave(Frame frame)
    {
        if (frame.Caller is { } caller)
        {
            _slots[frame.Slot].Waiter = caller;
            return caller;
        }
        FreeSlot(frame);
        AliveCount--;
        _interruptionsPending -= frame.Interruptions?.Count ?? 0;
        bool awaited = frame.WakeWaiters();
        if (frame.Fault is not { } fault)
        {
            if (!frame.KeepsResult)
            {
                frame.Recycle();
            }
        }
        else if (!awaited && !(fault is ProcessCanceledException && frame.IsCancellationRequested))
        {
            throw new ProcessFailedException(frame.Name, Now, fault);
        }
        return null;
    }

    private void ThrowPending(Frame frame)
    {
        if (frame.Root.Interruptions is { Count: > 0 } interruptions)
        {
            _interruptionsPending--;
            throw interruptions.Dequeue();
        }
    }

    private EventHandle ScheduleDue(Waiter waiter, SimTime at) =>
        _kernel.Schedule(at, _self, DueKind, waiter.Slot, waiter.Priority);

    private void TakeSlot(Waiter waiter)
    {
        int slot = _freeSlot;
        if (slot >= 0)
        {
            _freeSlot = _slots[slot].NextFree;
        }
        else
        {
            if (_slotCount == _slots.Length)
            {
                Array.Resize(ref _slots, _slotCount * 2);
            }
            slot = _slotCount++;
        }
        _slots[slot].Waiter = waiter;
        waiter.Slot = slot;
    }

    /// <summary>What the payload of an event names.</summary>
    private struct Slot
    {
        /// <summary>The innermost frame of a process, or a branch that waits for a delay; null while free.</summary>
        public Waiter? Waiter;

        public int NextFree;
    }
}
