using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Sim.Core.Kernel.Processes;

/// <summary>
/// What an <c>async Process</c> method returns: a call that has not begun. Either await it, which runs it as a part of
/// the awaiting process, or give it to <see cref="Simulation.Start(Process, string?, EventPriority)"/>, which makes it
/// a process of its own. Once, and only one of the two.
/// </summary>
/// <remarks>Nothing of the method runs before, and nothing at all if neither is done.</remarks>
[AsyncMethodBuilder(typeof(ProcessMethodBuilder))]
public readonly struct Process
{
    private readonly Frame<Nothing>? _frame;
    private readonly int _version;

    internal Process(Frame<Nothing> frame)
    {
        _frame = frame;
        _version = frame.Version;
    }

    [EditorBrowsable(EditorBrowsableState.Never)]
    public Awaiter GetAwaiter() => new(Use());

    /// <exception cref="InvalidOperationException">It was used before.</exception>
    internal Frame<Nothing> Use() => Frame<Nothing>.Use(_frame, _version);

    /// <summary>Runs the call within the awaiting process; for the compiler.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public readonly struct Awaiter : ISimulatedAwaiter
    {
        private readonly Frame<Nothing> _called;

        internal Awaiter(Frame<Nothing> called) => _called = called;

        public bool IsCompleted => false;

        public void GetResult() => _called.Return();

        void ISimulatedAwaiter.Suspend(Frame frame) => frame.Simulation!.Call(frame, _called);

        public void OnCompleted(Action continuation) => continuation();

        public void UnsafeOnCompleted(Action continuation) => continuation();
    }
}

/// <summary>A <see cref="Process"/> that returns a result to the one that awaits it.</summary>
[AsyncMethodBuilder(typeof(ProcessMethodBuilder<>))]
public readonly struct Process<TResult>
{
    private readonly Frame<TResult>? _frame;
    private readonly int _version;

    internal Process(Frame<TResult> frame)
    {
        _frame = frame;
        _version = frame.Version;
    }

    [EditorBrowsable(EditorBrowsableState.Never)]
    public Awaiter GetAwaiter() => new(Use());

    /// <inheritdoc cref="Process.Use"/>
    internal Frame<TResult> Use() => Frame<TResult>.Use(_frame, _version);

    /// <summary>Runs the call within the awaiting process, and gives its result; for the compiler.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public readonly struct Awaiter : ISimulatedAwaiter
    {
        private readonly Frame<TResult> _called;

        internal Awaiter(Frame<TResult> called) => _called = called;

        public bool IsCompleted => false;

        public TResult GetResult() => _called.Return();

        void ISimulatedAwaiter.Suspend(Frame frame) => frame.Simulation!.Call(frame, _called);

        public void OnCompleted(Action continuation) => continuation();

        public void UnsafeOnCompleted(Action continuation) => continuation();
    }
}
