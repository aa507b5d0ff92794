using Sim.Core.Network;
using Sim.Scenarios.Datasets;
using Sim.Scenarios.Schema;

namespace Sim.Scenarios.World;

/// <summary>The latency model that a scenario asks for.</summary>
internal static class LatencyBuilder
{
    public static ILatencyModel Build(ScenarioInputs inputs)
    {
        ILatencyModel predicted =
            inputs.Scenario.Network.Latency == LatencyModelKind.GreatCircle
                ? new GreatCircleLatency()
                : new CorridorLatency(BuiltinDatasets.Corridors);
        return inputs.Measurements is { } measured ? new MeasuredLatency(predicted, measured.Between) : predicted;
    }
}
