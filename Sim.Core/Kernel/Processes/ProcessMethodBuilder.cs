using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Sim.Core.Kernel.Processes;

/// <summary>Builds <c>async Process</c> methods; called by the compiler only.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct ProcessMethodBuilder
{
    private Frame<Nothing> _frame;

    public readonly Process Task => new(_frame);

    public static ProcessMethodBuilder Create() => default;

    /// <summary>Keeps the method for when it is awaited or started.</summary>
    public void Start<TStateMachine>(ref TStateMachine stateMachine)
        where TStateMachine : IAsyncStateMachine =>
        StateMachineFrame<TStateMachine, Nothing>.Create(ref stateMachine, out _frame);

    public readonly void SetStateMachine(IAsyncStateMachine stateMachine) { }

    public readonly void SetResult() => _frame.Finish(null);

    public readonly void SetException(Exception exception) => _frame.Finish(exception);

    public readonly void AwaitOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : ISimulatedAwaiter
        where TStateMachine : IAsyncStateMachine => awaiter.Suspend(_frame);

    public readonly void AwaitUnsafeOnCompleted<TAwaiter, TStateMachine>(
        ref TAwaiter awaiter,
        ref TStateMachine stateMachine
    )
        where TAwaiter : ISimulatedAwaiter
        where TStateMachine : IAsyncStateMachine => awaiter.Suspend(_frame);
}

/// <summary>Builds <c>async Process&lt;TResult&gt;</c> methods; called by the compiler only.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct ProcessMethodBuilder<TResult>
{
    private Frame<TResult> _frame;

    public readonly Process<TResult> Task => new(_frame);

#pragma warning disable CA1000 // The compiler looks for it here.
    public static ProcessMethodBuilder<TResult> Create() => default;
#pragma warning restore CA1000

    /// <inheritdoc cref="ProcessMethodBuilder.Start"/>
    public void Start<TStateMachine>(ref TStateMachine stateMachine)
        where TStateMachine : IAsyncStateMachine =>
        StateMachineFrame<TStateMachine, TResult>.Create(ref stateMachine, out _frame);

    public readonly void SetStateMachine(IAsyncStateMachine stateMachine) { }

    public readonly void SetResult(TResult result)
    {
        _frame.Result = result;
        _frame.Finish(null);
    }

    public readonly void SetException(Exception exception) => _frame.Finish(exception);

    public readonly void AwaitOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : ISimulatedAwaiter
        where TStateMachine : IAsyncStateMachine => awaiter.Suspend(_frame);

    public readonly void AwaitUnsafeOnCompleted<TAwaiter, TStateMachine>(
        ref TAwaiter awaiter,
        ref TStateMachine stateMachine
    )
        where TAwaiter : ISimulatedAwaiter
        where TStateMachine : IAsyncStateMachine => awaiter.Suspend(_frame);
}
