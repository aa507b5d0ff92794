using System.Text.Json;

namespace Sim.Benchmarks.Quick;

/// <summary>Measures the asked keys, or all, and prints one line of JSON.</summary>
internal static class QuickRun
{
    private static readonly IQuickKey[] s_keys =
    [
        .. KernelKeys.All,
        new HistogramRecordKey(),
        new SeriesRecordKey(),
        .. MathKeys.All,
        .. SamplerKeys.All,
        .. OccupancyKeys.All,
        .. BalancingKeys.All,
        new HpaDecideKey(),
        new HpaDecideKey(bytes: true),
        new NodeGroupScanKey(),
        new PoolsDayKey(),
        new ReplicationsKey(),
        new DnsImportKey(),
        .. DnsKeys.All,
        new DnsDiffKey(),
        .. BgpKeys.All,
        new BgpConvergeKey(),
        new RequestKey("request_e2e"),
        new RequestKey("request_e2e_bytes", bytes: true),
        new CatchmentKey(),
        new MergeKey(),
        new PlanetDayKey("flow_planet_day_ms", "scenario.yaml"),
        new PlanetDayKey("flow_planet_day_bytes", "scenario.yaml", bytes: true),
        new PlanetDayKey("flow_outage_day_ms", "outage.yaml"),
        new PlanetDayKey("flow_routed_outage_day_ms", "outage.yaml", routed: true),
    ];

    public static int Print(IReadOnlyCollection<string> names)
    {
        string[] unknown = [.. names.Except(s_keys.Select(k => k.Name))];
        if (unknown.Length > 0)
        {
            Console.Error.WriteLine(
                $"Unknown: {string.Join(", ", unknown)}. Keys: {string.Join(", ", s_keys.Select(k => k.Name))}"
            );
            return 2;
        }
        Dictionary<string, double> results = s_keys
            .Where(key => names.Count == 0 || names.Contains(key.Name))
            .ToDictionary(key => key.Name, key => Math.Round(key.Measure(), 1));
        Console.WriteLine(JsonSerializer.Serialize(results));
        return 0;
    }
}
