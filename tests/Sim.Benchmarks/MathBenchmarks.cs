using BenchmarkDotNet.Attributes;
using Sim.Core.Quantities;
using Sim.Core.Randomness;

namespace Sim.Benchmarks;

public class MathBenchmarks
{
    public const int Calls = 1 << 12;

    private readonly double[] _x = new double[Calls];

    public MathBenchmarks()
    {
        var random = new RandomStream(1);
        for (int i = 0; i < Calls; i++)
        {
            _x[i] = 20 * random.NextDouble();
        }
    }

    [Benchmark(OperationsPerInvoke = Calls)]
    public double Exp() => Sum(DeterministicMath.Exp);

    [Benchmark(OperationsPerInvoke = Calls)]
    public double Log() => Sum(DeterministicMath.Log);

    [Benchmark(OperationsPerInvoke = Calls)]
    public double Sin() => Sum(DeterministicMath.Sin);

    [Benchmark(OperationsPerInvoke = Calls)]
    public double Pow() => Sum(x => DeterministicMath.Pow(x, 1.7));

    [Benchmark(OperationsPerInvoke = Calls)]
    public double Atan2() => Sum(x => DeterministicMath.Atan2(x, 7));

    private double Sum(Func<double, double> function)
    {
        double sum = 0;
        foreach (double x in _x)
        {
            sum += function(x);
        }
        return sum;
    }
}
