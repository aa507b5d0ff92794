namespace Sim.Core.Kernel.Processes;

/// <summary>What can be waited for: a delay, a turn at a server, an item of a store, the end of a process.</summary>
/// <remarks>
/// A waiter that <see cref="Begin"/> noted is forgotten in one of three ways: the source calls
/// <see cref="Waiter.Complete"/> or <see cref="Waiter.Fail"/>, or somebody else calls <see cref="Withdraw"/>. Whatever
/// a waiter gets, it owns from the call of Complete on: no source ever takes something back.
/// </remarks>
internal interface IWaitSource
{
    /// <summary>Ends the waiting at once, if nothing stands in its way; otherwise does nothing.</summary>
    /// <param name="argument">What the wait asks for; its meaning is the source's.</param>
    /// <returns>Whether the waiting has ended; then Complete is not called.</returns>
    bool TryBegin(Waiter waiter, long argument);

    /// <summary>Ends the waiting at once, if nothing stands in its way; otherwise notes the waiter.</summary>
    /// <inheritdoc cref="TryBegin"/>
    bool Begin(Waiter waiter, long argument);

    /// <summary>Forgets a waiter that is noted. Completes nobody.</summary>
    void Withdraw(Waiter waiter);

    /// <summary>Forgets what was kept for a wait that will not begin.</summary>
    void Discard(long argument) { }

    /// <summary>After withdrawals: completes those that the withdrawn ones stood in the way of.</summary>
    void Settle() { }
}

/// <summary>A source that gives its waiters something.</summary>
internal interface IWaitSource<out TResult> : IWaitSource
{
    /// <summary>What the waiter got. Called once, after its waiting has ended without a fault.</summary>
    TResult End(Waiter waiter);
}
