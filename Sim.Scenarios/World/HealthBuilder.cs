using Sim.Core.Models.Health;
using Sim.Core.Models.Platform;
using Sim.Core.Network;
using Sim.Core.Routing.Dns;
using Sim.Scenarios.Answers;
using Sim.Scenarios.Datasets;
using Sim.Scenarios.Schema;

namespace Sim.Scenarios.World;

/// <summary>What health checks need besides their own configuration: how DNS sees their checkers, and alarms.</summary>
internal static class HealthBuilder
{
    /// <summary>
    /// How the name servers see a checker at each vantage, by country and by latency from its region; <c>default</c> at
    /// the vantages of users.
    /// </summary>
    /// <param name="zone">All record sets that may ever answer.</param>
    public static IReadOnlyList<DnsClient> CheckerClients(PlatformSpec platform, Zone zone, ILatencyModel latency) =>
        [.. platform.Vantages.Select(vantage => vantage.InCloud ? ClientAt(vantage, zone, latency) : default)];

    public static IReadOnlyList<AlarmSpec> Alarms(Scenario scenario, PlatformSpec platform) =>
        [
            .. scenario.Dns.Alarms.Select(alarm => new AlarmSpec(
                alarm.Name,
                alarm.Metric == AlarmMetric.Errors ? AlarmMeasure.Errors : AlarmMeasure.Utilization,
                platform.Endpoints.Index().First(entry => entry.Item.Id == alarm.Endpoint).Index,
                alarm.Threshold.Value,
                alarm.Period,
                alarm.Datapoints
            )),
        ];

    private static DnsClient ClientAt(VantageSpec vantage, Zone zone, ILatencyModel latency) =>
        new()
        {
            Country = vantage.Country,
            Continent = BuiltinDatasets.Countries.FirstOrDefault(country => country.Iso2 == vantage.Country)?.Continent,
            LatencyMs = PredictedNearness.LatenciesMs(zone, region => latency.RoundTrip(vantage.Location, region)),
        };
}
