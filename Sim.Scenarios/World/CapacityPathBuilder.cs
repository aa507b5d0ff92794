using Sim.Core.Models.Pools;
using Sim.Core.Quantities;
using Sim.Scenarios.Results;

namespace Sim.Scenarios.World;

/// <summary>Follows the pods on which the time to capacity waited last.</summary>
/// <param name="arrivals">Pods that began to serve at the endpoint, in the order of time.</param>
/// <param name="firstNeed">When its load first needed more than so many pods; null: never.</param>
internal sealed class CapacityPathBuilder(IReadOnlyList<PodArrival> arrivals, Func<int, SimTime?> firstNeed)
{
    /// <param name="endpoint">The endpoint that was full last.</param>
    /// <param name="at">When the incident began.</param>
    /// <param name="capacity">The time to capacity.</param>
    /// <returns>Null: no pods came in that time.</returns>
    public CapacityPath? Build(string endpoint, SimTime at, SimDuration capacity)
    {
        SimTime end = at + capacity;
        PodArrival[] critical = [.. arrivals.Where(one => one.ServingAt > at && one.ServingAt <= end)];
        if (critical.Length == 0)
        {
            return null;
        }
        PodArrival last = critical[^1];
        SimTime sampled = last.SampledAt ?? last.AskedAt;
        SimTime load = SimTime.Min(sampled, firstNeed(last.WantedBefore) ?? sampled);
        return new CapacityPath
        {
            Endpoint = endpoint,
            Pods = critical.Where(one => one.ServingAt == last.ServingAt).Sum(one => one.Pods),
            LoadSeconds = Between(at, load),
            MetricsSeconds = Between(sampled, last.AskedAt),
            DecisionSeconds = Between(load, sampled),
            NodeSeconds = Between(last.AskedAt, last.PlacedAt),
            ImageSeconds = Between(last.PlacedAt, last.PulledAt),
            ReadinessSeconds = Between(last.PulledAt, last.ReadyAt),
            EndpointSeconds = Between(last.ReadyAt, last.ServingAt),
            DrainSeconds = Between(last.ServingAt, end),
        };

        // What was before the incident does not count.
        double Between(SimTime from, SimTime to) => Math.Max(0, (to - SimTime.Max(at, from)).TotalSeconds);
    }
}
