namespace Sim.Benchmarks.Quick;

/// <summary>Nanoseconds of thread CPU time for one operation.</summary>
/// <param name="name">The key.</param>
/// <param name="operations">Operations of one call.</param>
/// <param name="prepare">Makes what does so many operations at a call.</param>
internal sealed class OperationKey(string name, int operations, Func<Action<int>> prepare) : IQuickKey
{
    public string Name => name;

    public double Measure()
    {
        Action<int> run = prepare();
        return ThreadClock.NanosecondsPerOperation(operations, () => run(operations));
    }
}
