namespace Sim.Core.Kernel.Processes;

/// <summary>One of several things that a process waits for at once.</summary>
internal class Branch : Waiter
{
    private Combination? _owner;
    private IWaitSource? _source;
    private long _argument;
    private bool _hasBegun;
    private bool _wasWithdrawn;

    /// <summary>Whether the source has noted it.</summary>
    public bool IsWaiting { get; private set; }

    /// <summary>Its place among the branches of its combination.</summary>
    public int Index { get; private set; }

    public void Prepare(Combination owner, int index, IWaitSource source, long argument)
    {
        _owner = owner;
        Index = index;
        _source = source;
        _argument = argument;
    }

    /// <returns>Whether it has ended; otherwise it has not begun.</returns>
    public bool TryBegin()
    {
        bool ended = _source!.TryBegin(this, _argument);
        if (ended)
        {
            _hasBegun = true;
            TakeResult();
        }
        return ended;
    }

    /// <returns>Whether it has ended; otherwise it waits.</returns>
    public bool Begin(EventPriority priority)
    {
        Priority = priority;
        IsWaiting = !_source!.Begin(this, _argument);
        _hasBegun = true;
        if (!IsWaiting)
        {
            TakeResult();
        }
        return !IsWaiting;
    }

    public void Withdraw()
    {
        IsWaiting = false;
        _wasWithdrawn = true;
        _source!.Withdraw(this);
    }

    public void Settle()
    {
        if (_wasWithdrawn)
        {
            _wasWithdrawn = false;
            _source!.Settle();
        }
    }

    public sealed override void Due() => Complete();

    public sealed override void Complete()
    {
        IsWaiting = false;
        TakeResult();
        _owner!.OnCompleted(this);
    }

    public sealed override void Fail(Exception fault)
    {
        IsWaiting = false;
        _owner!.OnFailed(fault);
    }

    /// <summary>Forgets its use.</summary>
    public virtual void Clear()
    {
        if (!_hasBegun)
        {
            _source!.Discard(_argument);
        }
        _hasBegun = false;
        IsWaiting = false;
        _owner = null;
        _source = null;
    }

    /// <summary>Keeps what the source has given.</summary>
    protected virtual void TakeResult() { }
}

/// <summary>A branch that is given something.</summary>
internal sealed class Branch<TResult> : Branch
{
    private IWaitSource<TResult>? _source;

    /// <summary>What it got; default as long as it did not.</summary>
    public TResult? Result { get; private set; }

    public void Prepare(Combination owner, int index, Wait<TResult> wait)
    {
        Prepare(owner, index, wait.Source, wait.Argument);
        _source = wait.Source;
    }

    public override void Clear()
    {
        base.Clear();
        _source = null;
        Result = default;
    }

    protected override void TakeResult() => Result = _source!.End(this);
}
