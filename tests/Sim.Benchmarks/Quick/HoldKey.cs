namespace Sim.Benchmarks.Quick;

/// <summary>The hold model: one event taken, one scheduled, with a constant number pending.</summary>
internal sealed class HoldKey(string name, int pending) : IQuickKey
{
    private const int Events = 400_000;

    public string Name => name;

    public double Measure()
    {
        var model = new HoldModel(pending);
        return ThreadClock.NanosecondsPerOperation(Events, () => model.Run(Events));
    }
}
