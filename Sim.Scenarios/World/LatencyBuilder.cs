using Sim.Core.Network;
using Sim.Scenarios.Datasets;
using Sim.Scenarios.Schema;

namespace Sim.Scenarios.World;

/// <summary>The latency model that a scenario asks for.</summary>
internal static class LatencyBuilder
{
    public static ILatencyModel Build(Schema.Network network) =>
        network.Latency == LatencyModelKind.GreatCircle
            ? new GreatCircleLatency()
            : new CorridorLatency(BuiltinDatasets.Corridors);
}
