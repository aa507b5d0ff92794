using BenchmarkDotNet.Attributes;
using Sim.Core.Quantities;
using Sim.Core.Randomness;
using Sim.Core.Statistics;

namespace Sim.Benchmarks;

/// <summary>The length of a queue in a bounded series that goes on and on: merges are part of the cost.</summary>
[MemoryDiagnoser]
public class SeriesBenchmarks
{
    public const int Records = 1 << 14;

    private readonly TimeWeightedSeries _series = new(1 << 10, SimDuration.FromMilliseconds(1));
    private readonly SimDuration[] _gaps = new SimDuration[Records];
    private SimTime _now;

    public SeriesBenchmarks()
    {
        var random = new RandomStream(1);
        for (int i = 0; i < Records; i++)
        {
            _gaps[i] = SimDuration.FromSeconds(random.NextExponential(1e-4));
        }
        Record();
    }

    [Benchmark(OperationsPerInvoke = Records)]
    public void Record()
    {
        for (int i = 0; i < Records; i++)
        {
            _now += _gaps[i];
            _series.Record(_now, i & 15);
        }
    }
}
