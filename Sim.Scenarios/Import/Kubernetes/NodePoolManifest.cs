using Sim.Core.Scaling.NodeGroups;
using Sim.Core.Scaling.Scheduling;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Import.Kubernetes;

/// <summary>
/// A node pool of GKE, as <c>gcloud container node-pools describe --format=yaml</c> prints it.
/// </summary>
public sealed record NodePoolManifest
{
    public required string Name { get; init; }

    /// <summary><c>config.machineType</c>, such as n2-standard-8.</summary>
    public required string MachineType { get; init; }

    /// <summary>Fewest nodes over all of its zones.</summary>
    public required int Min { get; init; }

    /// <summary>Most nodes over all of its zones; the same as <see cref="Min"/> without an autoscaler.</summary>
    public required int Max { get; init; }

    /// <summary>Zones, 1 or more.</summary>
    public required int Zones { get; init; }

    /// <summary>How new nodes are shared by the zones. Default BALANCED, that of GKE.</summary>
    public LocationPolicy LocationPolicy { get; init; }

    /// <summary>Whether its machines may be taken back: <c>spot</c>, or <c>preemptible</c>.</summary>
    public bool IsSpot { get; init; }

    /// <summary>What keeps pods off its nodes that do not tolerate it.</summary>
    public IReadOnlyList<Taint> Taints { get; init; } = [];

    /// <summary>Where it begins.</summary>
    public required Location Location { get; init; }
}
