using BenchmarkDotNet.Attributes;

namespace Sim.Benchmarks;

[MemoryDiagnoser]
public class HoldBenchmarks
{
    private const int Events = 100_000;

    private HoldModel _model = null!;
    private BclHoldModel _bcl = null!;

    [Params(1_000, 100_000, 1_000_000)]
    public int Pending { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        _model = new HoldModel(Pending);
        _bcl = new BclHoldModel(Pending);
    }

    [Benchmark(OperationsPerInvoke = Events)]
    public void Hold() => _model.Run(Events);

    [Benchmark(OperationsPerInvoke = Events, Baseline = true)]
    public void PriorityQueue() => _bcl.Run(Events);
}
