namespace Sim.Core.Kernel.Processes;

/// <summary>A process that was started: await its end (<see cref="Finished"/>), interrupt it or cancel it.</summary>
/// <remarks>
/// Any number of processes may await its end, before and after its end; what it throws reaches each of them. A handle
/// stays harmless for ever. <c>default</c> names no process.
/// </remarks>
public readonly record struct ProcessHandle
{
    private readonly Simulation? _simulation;
    private readonly Frame? _frame;
    private readonly int _version;

    internal ProcessHandle(Simulation simulation, Frame frame)
    {
        _simulation = simulation;
        _frame = frame;
        _version = frame.Version;
    }

    /// <summary>Whether it has not finished.</summary>
    public bool IsAlive => _frame is { } frame && frame.Version == _version && frame.State != FrameState.Finished;

    /// <summary>As given at the start, else the name of the method; empty when it is not alive.</summary>
    public string Name => IsAlive ? _frame!.Name : "";

    /// <summary>Ends with the process, and throws what it has thrown.</summary>
    /// <exception cref="InvalidOperationException">The handle names no process.</exception>
    public Wait Finished =>
        _frame is { } frame
            ? new Wait(_simulation!, frame, _version)
            : throw new InvalidOperationException("This handle names no process.");

    public static implicit operator Wait(ProcessHandle process) => process.Finished;

    /// <summary>
    /// Throws an <see cref="InterruptException"/> into the process, at the await where it waits. It gives up what it
    /// waits for and goes on at this instant, in an event of its own.
    /// </summary>
    /// <remarks>
    /// When its waiting is over already, and only the event that resumes it is still to come, it keeps what it got, and
    /// the exception is thrown at its next await. Several interruptions are thrown one after the other.
    /// </remarks>
    /// <param name="cause">For the one that is interrupted: <see cref="InterruptException.Cause"/>.</param>
    /// <returns>False when the process is not alive.</returns>
    /// <exception cref="InvalidOperationException">A process would interrupt itself.</exception>
    public bool Interrupt(object? cause = null)
    {
        if (!IsAlive)
        {
            return false;
        }
        _simulation!.Interrupt(_frame!, new InterruptException(cause));
        return true;
    }

    /// <summary>
    /// Ends the process like <see cref="Interrupt"/>, but with a <see cref="ProcessCanceledException"/>: if the process
    /// lets it pass, its end is no failure.
    /// </summary>
    /// <inheritdoc cref="Interrupt" path="/returns"/>
    /// <inheritdoc cref="Interrupt" path="/exception"/>
    public bool Cancel()
    {
        if (!IsAlive)
        {
            return false;
        }
        _frame!.IsCancellationRequested = true;
        _simulation!.Interrupt(_frame, new ProcessCanceledException(_frame.Name));
        return true;
    }

    public override string ToString() => IsAlive ? Name : "a process that is not alive";
}

/// <summary>A <see cref="ProcessHandle"/> of a process that returns a result.</summary>
/// <inheritdoc cref="ProcessHandle" path="/remarks"/>
public readonly record struct ProcessHandle<TResult>
{
    private readonly Simulation? _simulation;
    private readonly Frame<TResult>? _frame;
    private readonly int _version;

    internal ProcessHandle(Simulation simulation, Frame<TResult> frame)
    {
        _simulation = simulation;
        _frame = frame;
        _version = frame.Version;
    }

    /// <inheritdoc cref="ProcessHandle.IsAlive"/>
    public bool IsAlive => ((ProcessHandle)this).IsAlive;

    /// <summary>Ends with the process, and gives its result or throws what it has thrown.</summary>
    /// <inheritdoc cref="ProcessHandle.Finished" path="/exception"/>
    public Wait<TResult> Finished =>
        _frame is { } frame
            ? new Wait<TResult>(_simulation!, frame, _version)
            : throw new InvalidOperationException("This handle names no process.");

    public static implicit operator ProcessHandle(ProcessHandle<TResult> process) =>
        process._frame is { } frame ? new ProcessHandle(process._simulation!, frame) : default;

    public static implicit operator Wait(ProcessHandle<TResult> process) => ((ProcessHandle)process).Finished;

    public static implicit operator Wait<TResult>(ProcessHandle<TResult> process) => process.Finished;

    /// <inheritdoc cref="ProcessHandle.Interrupt"/>
    public bool Interrupt(object? cause = null) => ((ProcessHandle)this).Interrupt(cause);

    /// <inheritdoc cref="ProcessHandle.Cancel"/>
    public bool Cancel() => ((ProcessHandle)this).Cancel();

    public override string ToString() => ((ProcessHandle)this).ToString();
}
