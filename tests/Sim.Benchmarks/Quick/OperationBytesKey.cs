namespace Sim.Benchmarks.Quick;

/// <summary>
/// Bytes allocated for one operation in the steady state: after as many operations that are not measured.
/// </summary>
/// <inheritdoc cref="OperationKey" path="/param"/>
internal sealed class OperationBytesKey(string name, int operations, Func<Action<int>> prepare) : IQuickKey
{
    private const int WarmUps = 3;

    public string Name => name;

    public double Measure()
    {
        Action<int> run = prepare();
        for (int i = 0; i < WarmUps; i++)
        {
            run(operations);
        }
        long before = GC.GetAllocatedBytesForCurrentThread();
        run(operations);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)operations;
    }
}
