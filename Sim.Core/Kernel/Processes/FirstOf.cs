namespace Sim.Core.Kernel.Processes;

/// <summary>A combination that ends with the first of its branches; the others are withdrawn.</summary>
internal abstract class FirstOf<TResult> : Combination, IWaitSource<TResult>
{
    private int _winner = -1;

    protected sealed override bool IsDecided => _winner >= 0;

    protected sealed override bool EndsWithOne => true;

    protected sealed override bool HasResult => true;

    TResult IWaitSource<TResult>.End(Waiter waiter)
    {
        TResult result = ResultOf(_winner);
        Forget();
        return result;
    }

    protected abstract TResult ResultOf(int winner);

    protected sealed override void Note(int index)
    {
        if (_winner < 0)
        {
            _winner = index;
        }
    }

    protected sealed override void Reset() => _winner = -1;
}
