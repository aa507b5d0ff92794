using Sim.Core.Quantities;
using Sim.Core.Scaling.Scheduling;

namespace Sim.Core.Scaling.NodeGroups;

/// <summary>
/// Nodes that are alike and grow and shrink as one: an instance group. A GKE node pool is one group in each of its
/// zones, told apart by the label <see cref="NodeLabels.Zone"/>.
/// </summary>
public sealed record NodeGroup
{
    /// <summary>Unique in the cluster.</summary>
    public required string Id { get; init; }

    /// <summary>
    /// An empty node of the group as it becomes ready: labels, taints (<see cref="Taint.Gpu"/> for GPUs), and the
    /// daemon sets as its pods. Its name does not matter.
    /// </summary>
    public required ClusterNode Template { get; init; }

    /// <summary>All of the machine, of which <see cref="ClusterNode.Allocatable"/> is a part.</summary>
    public required ResourceList Capacity { get; init; }

    /// <summary>Nodes, at least 0.</summary>
    public int Min { get; init; }

    /// <summary>Nodes, at least <see cref="Min"/>.</summary>
    public required int Max { get; init; }

    /// <summary>Price of one node in USD per hour; read by the expander <c>price</c> only.</summary>
    public decimal UsdPerHour { get; init; }

    /// <summary>
    /// Mean time until the provider takes a spot node back; null for nodes that are not spot nodes. For the models: no
    /// decision reads it.
    /// </summary>
    public SimDuration? MeanTimeToPreemption { get; init; }

    public bool HasGpu => Template.Allocatable.Gpus > 0;

    /// <summary>A node of this machine in a zone, with nothing on it but what daemon sets request.</summary>
    /// <param name="zone">Null: no label.</param>
    /// <param name="daemonSets">The sum of what daemon sets request on every node.</param>
    public static NodeGroup Of(
        string id,
        MachineType machine,
        int max,
        string? zone = null,
        ResourceList daemonSets = default
    )
    {
        NodeSpace space = machine.Allocatable();
        PodSpec[] pods =
            daemonSets == default
                ? []
                :
                [
                    new PodSpec
                    {
                        Workload = "daemon-sets",
                        Requests = daemonSets,
                        IsDaemonSet = true,
                    },
                ];
        Dictionary<string, string> labels = [];
        if (zone is not null)
        {
            labels.Add(NodeLabels.Zone, zone);
        }
        return new NodeGroup
        {
            Id = id,
            Max = max,
            Capacity = new ResourceList(machine.VirtualCpus * 1000L, machine.Memory),
            Template = new ClusterNode
            {
                Name = id,
                Allocatable = new ResourceList(space.CpuMilli, space.Memory),
                MaxPods = space.Pods,
                Labels = labels,
                Pods = pods,
            },
        };
    }
}
