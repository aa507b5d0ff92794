namespace Sim.Core.Kernel.Processes;

/// <summary>Several waits as one. After its end it is used again.</summary>
internal abstract class Combination : IWaitSource
{
    private readonly List<Branch> _branches = [];
    private int _count;
    private Simulation? _simulation;
    private Waiter? _waiter;
    private bool _isBeginning;

    /// <summary>Counts the uses: a wait of an earlier use can be told.</summary>
    public int Version { get; private set; }

    /// <summary>Whether enough branches have ended.</summary>
    protected abstract bool IsDecided { get; }

    /// <summary>Whether one branch decides, so that none needs to begin if one can end at once.</summary>
    protected abstract bool EndsWithOne { get; }

    /// <summary>Whether the one that waits asks for a result at the end.</summary>
    protected abstract bool HasResult { get; }

    /// <param name="argument">The version that the wait was made for.</param>
    public bool TryBegin(Waiter waiter, long argument)
    {
        ThrowIfAwaited(argument);
        for (int i = 0; i < _count && EndsWithOne && !IsDecided; i++)
        {
            if (_branches[i].TryBegin())
            {
                Note(i);
            }
        }
        return EndIfDecided();
    }

    /// <inheritdoc cref="TryBegin"/>
    public bool Begin(Waiter waiter, long argument)
    {
        ThrowIfAwaited(argument);
        try
        {
            if (TryBegin(waiter, argument))
            {
                return true;
            }
            BeginBranches(waiter);
        }
        catch
        {
            WithdrawBranches();
            Settle();
            throw;
        }
        return EndIfDecided();
    }

    public void Withdraw(Waiter waiter) => WithdrawBranches();

    public void Discard(long argument)
    {
        if (Version == argument && _waiter is null)
        {
            Forget();
        }
    }

    public void Settle()
    {
        SettleBranches();
        Forget();
    }

    public void OnCompleted(Branch branch)
    {
        Note(branch.Index);
        // One branch may give another what it waits for: a put and a get of the same store.
        Waiter waiter = _waiter!;
        if (!_isBeginning && EndIfDecided())
        {
            waiter.Complete();
        }
    }

    public void OnFailed(Exception fault)
    {
        WithdrawBranches();
        Waiter waiter = _waiter!;
        Settle();
        waiter.Fail(fault);
    }

    protected void Prepare(Simulation simulation)
    {
        _simulation = simulation;
        _count = 0;
    }

    /// <summary>Adds a branch, one of the last use if there is one: the kinds of the branches never change.</summary>
    protected TBranch Add<TBranch>()
        where TBranch : Branch, new()
    {
        if (_count == _branches.Count)
        {
            _branches.Add(new TBranch());
        }
        return (TBranch)_branches[_count++];
    }

    protected TBranch Get<TBranch>(int index)
        where TBranch : Branch => (TBranch)_branches[index];

    /// <summary>A branch has ended.</summary>
    protected abstract void Note(int index);

    /// <summary>Forgets which branches have ended.</summary>
    protected abstract void Reset();

    /// <summary>Gives the object back to its kind.</summary>
    protected abstract void Return();

    /// <summary>Ends the use.</summary>
    protected void Forget()
    {
        for (int i = 0; i < _count; i++)
        {
            Branch branch = _branches[i];
            if (branch.Slot >= 0)
            {
                _simulation!.FreeSlot(branch);
            }
            branch.Clear();
        }
        _waiter = null;
        _simulation = null;
        _isBeginning = false;
        Version++;
        Reset();
        Return();
    }

    private void ThrowIfAwaited(long version)
    {
        if (Version != version || _waiter is not null)
        {
            throw new InvalidOperationException("What Any or All has returned is awaited once.");
        }
    }

    private void BeginBranches(Waiter waiter)
    {
        _waiter = waiter;
        _isBeginning = true;
        for (int i = 0; i < _count && !IsDecided; i++)
        {
            if (_branches[i].Begin(waiter.Priority))
            {
                Note(i);
            }
        }
        _isBeginning = false;
    }

    private void WithdrawBranches()
    {
        for (int i = 0; i < _count; i++)
        {
            if (_branches[i].IsWaiting)
            {
                _branches[i].Withdraw();
            }
        }
    }

    private void SettleBranches()
    {
        for (int i = 0; i < _count; i++)
        {
            _branches[i].Settle();
        }
    }

    private bool EndIfDecided()
    {
        if (!IsDecided)
        {
            return false;
        }
        WithdrawBranches();
        SettleBranches();
        if (!HasResult)
        {
            Forget();
        }
        return true;
    }
}
