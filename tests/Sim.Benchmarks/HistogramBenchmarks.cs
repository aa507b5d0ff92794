using BenchmarkDotNet.Attributes;
using Sim.Core.Quantities;
using Sim.Core.Randomness;
using Sim.Core.Statistics;

namespace Sim.Benchmarks;

[MemoryDiagnoser]
public class HistogramBenchmarks
{
    public const int Records = 1 << 14;

    private readonly LatencyHistogram _histogram = new();
    private readonly SimDuration[] _values = new SimDuration[Records];

    public HistogramBenchmarks()
    {
        var random = new RandomStream(1);
        for (int i = 0; i < Records; i++)
        {
            _values[i] = SimDuration.FromMilliseconds(random.NextLognormal(80, 0.6));
        }
        Record();
    }

    [Benchmark(OperationsPerInvoke = Records)]
    public void Record()
    {
        foreach (SimDuration value in _values)
        {
            _histogram.Record(value, 0.5);
        }
    }

    [Benchmark]
    public SimDuration Quantile() => _histogram.Quantile(0.99);
}
