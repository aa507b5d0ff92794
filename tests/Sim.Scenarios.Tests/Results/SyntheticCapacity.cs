using Sim.Scenarios.Results;

namespace Sim.Scenarios.Tests.Results;

/// <summary>The way to capacity of <see cref="SyntheticRun.Outage"/>: 326 s in eight parts.</summary>
internal static class SyntheticCapacity
{
    public static CapacityPath Path { get; } =
        new()
        {
            Endpoint = "gke-eu",
            Pods = 3,
            LoadSeconds = 84,
            MetricsSeconds = 30,
            DecisionSeconds = 15,
            NodeSeconds = 104,
            ImageSeconds = 20,
            ReadinessSeconds = 20,
            EndpointSeconds = 10,
            DrainSeconds = 43,
        };
}
