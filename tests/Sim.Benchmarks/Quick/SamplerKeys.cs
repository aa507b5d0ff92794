namespace Sim.Benchmarks.Quick;

/// <summary>Draws of the kinds that requests are made of; the others are in <see cref="SamplerBenchmarks"/>.</summary>
internal static class SamplerKeys
{
    public static IEnumerable<IQuickKey> All { get; } =
    [
        new Key("uniform_draw", b => b.UniformDraw()),
        new Key("counter_based_draw", b => b.CounterBasedDraw()),
        new Key("exponential_draw", b => b.ExponentialDraw()),
        new Key("lognormal_draw", b => b.LognormalDraw()),
        new Key("pareto_draw", b => b.ParetoDraw()),
        new Key("zipf_draw", b => b.ZipfDraw()),
    ];

    private sealed class Key(string name, Action<SamplerBenchmarks> run) : IQuickKey
    {
        public string Name => name;

        public double Measure()
        {
            var benchmarks = new SamplerBenchmarks();
            return ThreadClock.NanosecondsPerOperation(SamplerBenchmarks.Draws, () => run(benchmarks));
        }
    }
}
