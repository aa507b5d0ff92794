using System.Runtime.ExceptionServices;

namespace Sim.Core.Kernel.Processes;

/// <summary>One call of an <c>async Process</c> method: what it waits for, and who waits for its end.</summary>
/// <remarks>
/// A process is a stack of frames: the one that was started, and those that were awaited as calls. The simulation's
/// slot of the process holds the innermost, which is the one that runs or waits. A frame that has finished, and that
/// nobody can ask for anything any more, is used again for another call under the next <see cref="Version"/>.
/// </remarks>
internal abstract class Frame : Waiter, IWaitSource
{
    private WaitQueue _waiters;

    public FrameState State { get; set; }

    /// <summary>Counts the uses: who holds a frame of an earlier use can tell.</summary>
    public int Version { get; private set; }

    /// <summary>Null until the call begins.</summary>
    public Simulation? Simulation { get; set; }

    /// <summary>The frame that awaits this one as a call; null for the frame that was started.</summary>
    public Frame? Caller { get; set; }

    /// <summary>What it waits for.</summary>
    public IWaitSource? Source { get; set; }

    /// <summary>What to throw at the await; after the end, what the method has thrown.</summary>
    public Exception? Fault { get; set; }

    /// <summary>Of a frame that was started; null for the name of the method.</summary>
    public string? GivenName { get; set; }

    /// <summary>
    /// Of a frame that was started: interruptions that found the process ready. The next await throws the first.
    /// </summary>
    public Queue<Exception>? Interruptions { get; set; }

    /// <summary>Of a frame that was started: its end by cancellation is no failure.</summary>
    public bool IsCancellationRequested { get; set; }

    public string Name => GivenName ?? MethodName;

    /// <summary>The frame that was started.</summary>
    public Frame Root
    {
        get
        {
            Frame frame = this;
            while (frame.Caller is { } caller)
            {
                frame = caller;
            }
            return frame;
        }
    }

    /// <summary>Whether the result may be asked for after the end, so that the frame cannot be used again.</summary>
    public abstract bool KeepsResult { get; }

    protected abstract string MethodName { get; }

    /// <summary>Runs the method until it waits, calls or ends.</summary>
    public abstract void MoveNext();

    /// <summary>Makes the frame ready for another use. Nobody may ask it for a result any more.</summary>
    public abstract void Recycle();

    /// <param name="argument">The version of the frame whose end is waited for.</param>
    public bool TryBegin(Waiter waiter, long argument)
    {
        if (Version != argument)
        {
            return true;
        }
        if (State != FrameState.Finished)
        {
            return false;
        }
        if (Fault is { } fault)
        {
            ExceptionDispatchInfo.Throw(fault);
        }
        return true;
    }

    /// <inheritdoc cref="TryBegin"/>
    public bool Begin(Waiter waiter, long argument)
    {
        if (TryBegin(waiter, argument))
        {
            return true;
        }
        if (waiter is Frame frame && frame.Root == this)
        {
            throw new InvalidOperationException($"The process '{Name}' would wait for its own end.");
        }
        _waiters.Enqueue(waiter);
        return false;
    }

    public void Withdraw(Waiter waiter) => _waiters.Remove(waiter);

    public override void Due() => Simulation!.Run(this);

    public override void Complete() => Simulation!.MakeReady(this);

    public override void Fail(Exception fault)
    {
        Fault = fault;
        Simulation!.MakeReady(this);
    }

    public void Finish(Exception? fault)
    {
        Fault = fault;
        State = FrameState.Finished;
    }

    /// <summary>Tells those that wait for the end.</summary>
    /// <returns>Whether there was any.</returns>
    public bool WakeWaiters()
    {
        bool any = !_waiters.IsEmpty;
        while (!_waiters.IsEmpty)
        {
            Waiter waiter = _waiters.Dequeue();
            if (Fault is { } fault)
            {
                waiter.Fail(fault);
            }
            else
            {
                waiter.Complete();
            }
        }
        return any;
    }

    protected void Clear()
    {
        Version++;
        State = FrameState.New;
        Simulation = null;
        Caller = null;
        Source = null;
        Fault = null;
        GivenName = null;
        Interruptions = null;
        IsCancellationRequested = false;
        Slot = -1;
    }
}

/// <summary>A frame whose method returns a result.</summary>
internal abstract class Frame<TResult> : Frame, IWaitSource<TResult>
{
    public TResult? Result { get; set; }

    public override bool KeepsResult => typeof(TResult) != typeof(Nothing);

    /// <exception cref="InvalidOperationException">The call was awaited or started before.</exception>
    public static Frame<TResult> Use(Frame<TResult>? frame, int version) =>
        frame is { State: FrameState.New } && frame.Version == version
            ? frame
            : throw new InvalidOperationException(
                "A process that a method has returned is awaited once or started once. To await it several times, "
                    + "start it and await the handle."
            );

    TResult IWaitSource<TResult>.End(Waiter waiter) => Result!;

    /// <summary>The result for the caller, after which the frame is used again.</summary>
    public TResult Return()
    {
        if (State != FrameState.Finished)
        {
            throw Simulation.NotInProcess();
        }
        (TResult? result, Exception? fault) = (Result, Fault);
        Recycle();
        if (fault is not null)
        {
            ExceptionDispatchInfo.Throw(fault);
        }
        return result!;
    }
}

/// <summary>The result of a process that has none.</summary>
internal readonly struct Nothing;

/// <summary>The life of a <see cref="Frame"/>.</summary>
internal enum FrameState : byte
{
    /// <summary>Called, but neither awaited nor started.</summary>
    New,

    /// <summary>An event that runs it is scheduled for this instant.</summary>
    Ready,

    Running,

    /// <summary>For a source, or for the frame that it has called.</summary>
    Waiting,

    Finished,
}
