using BenchmarkDotNet.Attributes;

namespace Sim.Benchmarks;

[MemoryDiagnoser]
public class KernelBenchmarks
{
    private const int Operations = 100_000;

    private readonly QueueingModel _mm1 = new(servers: 1);
    private readonly QueueingModel _mm8 = new(servers: 8);
    private readonly TimeoutModel _timeouts = new(pending: 10_000);

    [Benchmark(OperationsPerInvoke = Operations)]
    public void Mm1Customer() => _mm1.Run(Operations);

    [Benchmark(OperationsPerInvoke = Operations)]
    public void Mm8Customer() => _mm8.Run(Operations);

    [Benchmark(OperationsPerInvoke = Operations)]
    public void TimeoutSetAndCancelled() => _timeouts.Run(Operations);
}
