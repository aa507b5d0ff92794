using Sim.Core.Quantities;
using Sim.Core.Routing;
using Sim.Core.Scaling;
using Sim.Core.Scaling.NodeGroups;
using Sim.Core.Scaling.Scheduling;

namespace Sim.Core.Tests.Scaling.NodeGroups;

/// <summary>Groups whose machines leave everything to pods, and scans of them.</summary>
internal static class Cluster
{
    public static PodSpec Pod(double cores, double gigabytes = 0, string workload = "web") =>
        new() { Workload = workload, Requests = Amounts(cores, gigabytes) };

    public static PodSpec[] Times(int count, PodSpec pod) => Enumerable.Repeat(pod, count).ToArray();

    public static ResourceList Amounts(double cores, double gigabytes, int gpus = 0) =>
        new((long)(1000 * cores), new ByteSize(gigabytes * 1e9), gpus);

    /// <summary>8 cores and 32 GB for each node unless stated otherwise.</summary>
    public static NodeGroup Group(
        string id,
        double cores = 8,
        double gigabytes = 32,
        int max = 10,
        string? zone = null
    ) =>
        new()
        {
            Id = id,
            Max = max,
            Capacity = Amounts(cores, gigabytes),
            Template = new ClusterNode
            {
                Name = id,
                Allocatable = Amounts(cores, gigabytes),
                Labels = zone is null
                    ? new Dictionary<string, string>()
                    : new Dictionary<string, string> { [NodeLabels.Zone] = zone },
            },
        };

    /// <summary>Nodes of the group with these pods, named by the group and a number from 0.</summary>
    public static GroupNode[] Nodes(NodeGroup group, params PodSpec[][] pods) =>
        [
            .. pods.Select(
                (some, i) =>
                    new GroupNode(
                        group.Template with
                        {
                            Name = $"{group.Id}-{i}",
                            Pods = [.. group.Template.Pods, .. some],
                        },
                        group.Id
                    )
            ),
        ];

    public static ClusterObservation At(double seconds) => new() { Now = SimTime.FromSeconds(seconds) };

    public static ClusterDecision Decide(
        ClusterObservation observation,
        ref ClusterState state,
        NodeGroup[] groups,
        ClusterAutoscalerFlags? flags = null,
        double draw = 0,
        Explanation? why = null
    ) => ClusterAutoscaler.Decide(groups, observation, flags ?? new ClusterAutoscalerFlags(), ref state, draw, why);

    public static string[] Resizes(ClusterDecision decision) =>
        [.. decision.Resizes.Select(resize => $"{resize.GroupId} {resize.From}->{resize.To}")];

    public static string[] Removed(ClusterDecision decision) => [.. decision.Removals.Select(removal => removal.Node)];
}
