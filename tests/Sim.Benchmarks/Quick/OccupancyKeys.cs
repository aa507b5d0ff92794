namespace Sim.Benchmarks.Quick;

/// <summary>The law of the fluid station, inverted around its knee.</summary>
internal static class OccupancyKeys
{
    public static IEnumerable<IQuickKey> All { get; } =
    [new Key("utilization_at_16", 16), new Key("utilization_at_500", 500), new Key("utilization_at_5000", 5_000)];

    private sealed class Key(string name, int servers) : IQuickKey
    {
        public string Name => name;

        public double Measure()
        {
            var benchmarks = new OccupancyBenchmarks { Servers = servers };
            return ThreadClock.NanosecondsPerOperation(OccupancyBenchmarks.Calls, () => benchmarks.UtilizationAt());
        }
    }
}
