namespace Sim.Benchmarks.Quick;

internal static class MathKeys
{
    public static IEnumerable<IQuickKey> All { get; } =
    [
        new Key("exp", b => b.Exp()),
        new Key("log", b => b.Log()),
        new Key("sin", b => b.Sin()),
        new Key("pow", b => b.Pow()),
        new Key("atan2", b => b.Atan2()),
    ];

    private sealed class Key(string name, Func<MathBenchmarks, double> run) : IQuickKey
    {
        public string Name => name;

        public double Measure()
        {
            var benchmarks = new MathBenchmarks();
            return ThreadClock.NanosecondsPerOperation(MathBenchmarks.Calls, () => run(benchmarks));
        }
    }
}
