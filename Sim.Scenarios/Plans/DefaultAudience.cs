using NodaTime;
using Sim.Core.Quantities;
using Sim.Core.Routing.Dns;
using Sim.Core.Scaling;
using Sim.Scenarios.Datasets;
using Sim.Scenarios.Schema;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Plans;

/// <summary>
/// Users for a plan without a scenario: all Internet users of the world, in proportion to their number, with the
/// resolvers and clients of a scenario that says nothing of them; no endpoint is known.
/// </summary>
public static class DefaultAudience
{
    /// <param name="host">The name that they look up.</param>
    /// <param name="zone">The zone before the change.</param>
    /// <param name="peak">Requests of all of them at their daily peak.</param>
    public static ScenarioInputs Of(string host, Zone zone, RequestRate peak) =>
        new()
        {
            Scenario = new Scenario
            {
                Format = 1,
                Name = "plan",
                // Any day: only daylight saving depends on it.
                Start = Instant.FromUtc(2026, 1, 1, 0, 0),
                Duration = SimDuration.FromHours(24),
                Services = [new Service { Host = host, Cpu = SimDuration.FromMilliseconds(1) }],
                Demand = new Demand { Peak = peak },
                Dns = new Dns { Zone = [] },
            },
            Countries = BuiltinDatasets.Countries,
            Zone = zone,
            Autoscalers = new Dictionary<string, HpaSpec>(),
            ChangedZones = new Dictionary<int, Zone>(),
            ChangedAutoscalers = new Dictionary<int, HpaSpec>(),
            Files = [],
            Hash = "",
        };
}
