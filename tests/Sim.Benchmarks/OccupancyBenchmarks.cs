using BenchmarkDotNet.Attributes;
using Sim.Core.Statistics.Queues;

namespace Sim.Benchmarks;

public class OccupancyBenchmarks
{
    public const int Calls = 1 << 10;

    [Params(16, 500, 5_000)]
    public int Servers { get; set; }

    /// <summary>From 0.9 to 1.1 customers a server: where no short cut helps.</summary>
    [Benchmark(OperationsPerInvoke = Calls)]
    public double UtilizationAt()
    {
        double sum = 0;
        for (int i = 0; i < Calls; i++)
        {
            sum += StationaryOccupancy.UtilizationAt(Servers, Servers * (0.9 + (0.2 * i / Calls)), 1);
        }
        return sum;
    }
}
