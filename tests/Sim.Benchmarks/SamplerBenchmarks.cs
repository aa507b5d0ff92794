using BenchmarkDotNet.Attributes;
using Sim.Core.Quantities;
using Sim.Core.Randomness;
using Sim.Core.Randomness.Distributions;

namespace Sim.Benchmarks;

/// <summary>One draw of each kind, the stream's step included.</summary>
[MemoryDiagnoser]
public class SamplerBenchmarks
{
    public const int Draws = 1 << 14;

    private readonly RandomStream _stream = new(1);
    private readonly CounterBasedStream _counterBased = new(1);
    private readonly SimDuration _mean = SimDuration.FromMilliseconds(4);
    private readonly Exponential _exponential = new(4);
    private readonly Normal _normal = new(100, 15);
    private readonly Lognormal _lognormal = new(18, 0.4);
    private readonly Weibull _weibull = new(0.382, 1.46);
    private readonly Pareto _pareto = new(133_000, 1.1);
    private readonly BoundedPareto _boundedPareto = new(1, 1e6, 1.1);
    private readonly Empirical _empirical = new([1, 2, 5, 9, 20, 80], [0, 0.25, 0.5, 0.9, 0.99, 1]);
    private readonly Zipf _zipf = new(0.8, 1_000_000);
    private readonly Poisson _poisson = new(100);
    private readonly Geometric _geometric = new(0.1);

    [Benchmark(OperationsPerInvoke = Draws)]
    public double UniformDraw()
    {
        double sum = 0;
        for (int i = 0; i < Draws; i++)
        {
            sum += _stream.NextDouble();
        }
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Draws)]
    public double CounterBasedDraw()
    {
        double sum = 0;
        for (int i = 0; i < Draws; i++)
        {
            sum += _counterBased.DoubleAt(i, 0);
        }
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Draws)]
    public SimDuration ExponentialDurationDraw()
    {
        SimDuration sum = SimDuration.Zero;
        for (int i = 0; i < Draws; i++)
        {
            sum += _stream.NextExponential(_mean);
        }
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Draws)]
    public double ExponentialDraw()
    {
        double sum = 0;
        for (int i = 0; i < Draws; i++)
        {
            sum += _exponential.Sample(_stream);
        }
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Draws)]
    public double NormalDraw() => Sum(_normal);

    [Benchmark(OperationsPerInvoke = Draws)]
    public double LognormalDraw() => Sum(_lognormal);

    [Benchmark(OperationsPerInvoke = Draws)]
    public double WeibullDraw() => Sum(_weibull);

    [Benchmark(OperationsPerInvoke = Draws)]
    public double ParetoDraw() => Sum(_pareto);

    [Benchmark(OperationsPerInvoke = Draws)]
    public double BoundedParetoDraw() => Sum(_boundedPareto);

    [Benchmark(OperationsPerInvoke = Draws)]
    public double EmpiricalDraw() => Sum(_empirical);

    /// <summary>Among a million ranks.</summary>
    [Benchmark(OperationsPerInvoke = Draws)]
    public long ZipfDraw() => Sum(_zipf);

    [Benchmark(OperationsPerInvoke = Draws)]
    public long PoissonDraw() => Sum(_poisson);

    [Benchmark(OperationsPerInvoke = Draws)]
    public long GeometricDraw() => Sum(_geometric);

    private double Sum(ContinuousDistribution distribution)
    {
        double sum = 0;
        for (int i = 0; i < Draws; i++)
        {
            sum += distribution.Sample(_stream);
        }
        return sum;
    }

    private long Sum(DiscreteDistribution distribution)
    {
        long sum = 0;
        for (int i = 0; i < Draws; i++)
        {
            sum += distribution.Sample(_stream);
        }
        return sum;
    }
}
