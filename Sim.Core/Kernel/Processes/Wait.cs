using System.ComponentModel;

namespace Sim.Core.Kernel.Processes;

/// <summary>Something that a process can await: it ends in simulated time.</summary>
/// <remarks>A description that does nothing by itself: the waiting begins with the await.</remarks>
public readonly struct Wait
{
    internal Wait(Simulation simulation, IWaitSource source, long argument = 0)
    {
        Simulation = simulation;
        Source = source;
        Argument = argument;
    }

    internal Simulation Simulation { get; }

    internal IWaitSource Source { get; }

    internal long Argument { get; }

    [EditorBrowsable(EditorBrowsableState.Never)]
    public Awaiter GetAwaiter() => Simulation is null ? throw Simulation.NothingToAwait() : new(this);

    /// <summary>For the compiler.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public readonly struct Awaiter : ISimulatedAwaiter
    {
        private readonly Wait _wait;

        internal Awaiter(Wait wait) => _wait = wait;

        /// <summary>Begins the waiting.</summary>
        public bool IsCompleted => _wait.Simulation.Begin(_wait.Source, _wait.Argument);

        public void GetResult() => _wait.Simulation.Resumed();

        void ISimulatedAwaiter.Suspend(Frame frame) { }

        public void OnCompleted(Action continuation) => UnsafeOnCompleted(continuation);

        public void UnsafeOnCompleted(Action continuation)
        {
            _wait.Simulation.RefuseStranger();
            continuation();
        }
    }
}

/// <summary>Something that a process can await and that gives it a <typeparamref name="TResult"/>.</summary>
/// <inheritdoc cref="Wait" path="/remarks"/>
public readonly struct Wait<TResult>
{
    internal Wait(Simulation simulation, IWaitSource<TResult> source, long argument = 0)
    {
        Simulation = simulation;
        Source = source;
        Argument = argument;
    }

    internal Simulation Simulation { get; }

    internal IWaitSource<TResult> Source { get; }

    internal long Argument { get; }

    [EditorBrowsable(EditorBrowsableState.Never)]
    public Awaiter GetAwaiter() => Simulation is null ? throw Simulation.NothingToAwait() : new(this);

    /// <summary>For the compiler.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public readonly struct Awaiter : ISimulatedAwaiter
    {
        private readonly Wait<TResult> _wait;

        internal Awaiter(Wait<TResult> wait) => _wait = wait;

        /// <inheritdoc cref="Wait.Awaiter.IsCompleted"/>
        public bool IsCompleted => _wait.Simulation.Begin(_wait.Source, _wait.Argument);

        public TResult GetResult() => _wait.Source.End(_wait.Simulation.Resumed());

        void ISimulatedAwaiter.Suspend(Frame frame) { }

        public void OnCompleted(Action continuation) => UnsafeOnCompleted(continuation);

        public void UnsafeOnCompleted(Action continuation)
        {
            _wait.Simulation.RefuseStranger();
            continuation();
        }
    }
}
