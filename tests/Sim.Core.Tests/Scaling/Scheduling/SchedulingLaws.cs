using FsCheck;
using Sim.Core.Quantities;
using Sim.Core.Scaling.Scheduling;

namespace Sim.Core.Tests.Scaling.Scheduling;

/// <summary>What holds wherever pods are placed one after the other.</summary>
public sealed class SchedulingLaws
{
    private static readonly string[] s_zones = ["a", "b", "c"];

    private static ClusterNode[] Nodes(byte[] cores) =>
        [
            .. cores
                .Take(12)
                .Select(
                    (core, i) =>
                        new ClusterNode
                        {
                            Name = $"n{i}",
                            Allocatable = new ResourceList(1000 * (core % 8), new ByteSize(16e9)),
                            Labels = new Dictionary<string, string> { [NodeLabels.Zone] = s_zones[i % 3] },
                            Taints = core % 5 == 0 ? [Taint.Gpu] : [],
                        }
                ),
        ];

    [Law]
    public bool A_required_spread_never_exceeds_its_skew(byte[] cores, PositiveInt maxSkew, byte[] draws)
    {
        int skew = 1 + maxSkew.Get % 3;
        PodSpec pod = new()
        {
            Workload = "web",
            Requests = new ResourceList(500, new ByteSize(1e9)),
            SpreadConstraints = [new(skew, NodeLabels.Zone, IsRequired: true)],
        };
        ClusterNode[] nodes = Nodes(cores);
        ClusterSnapshot cluster = new(nodes);
        Dictionary<string, int> counts = nodes
            .Select(node => node.Labels[NodeLabels.Zone])
            .Distinct()
            .ToDictionary(zone => zone, _ => 0);
        foreach (byte draw in draws)
        {
            int node = cluster.Schedule(pod, SchedulingProfile.Balanced, draw / 256.0);
            if (node >= 0)
            {
                cluster.Bind(pod, node);
                counts[nodes[node].Labels[NodeLabels.Zone]]++;
            }
        }
        return counts.Count == 0 || counts.Values.Max() - counts.Values.Min() <= skew;
    }

    [Law]
    public bool A_pod_goes_to_a_node_with_room_and_stays_pending_only_where_none_has(byte[] cores, byte[] requests)
    {
        ClusterNode[] nodes = Nodes(cores);
        ClusterSnapshot cluster = new(nodes);
        foreach (byte request in requests)
        {
            PodSpec pod = new() { Workload = "web", Requests = new ResourceList(100 * (request % 40), ByteSize.Zero) };
            int chosen = cluster.Schedule(pod, SchedulingProfile.OptimizeUtilization, 0.5);
            bool possible = Enumerable
                .Range(0, nodes.Length)
                .Any(i => nodes[i].Taints.Count == 0 && cluster.Free(i).CpuMilli >= pod.Requests.CpuMilli);
            if (chosen >= 0 != possible)
            {
                return false;
            }
            if (chosen >= 0)
            {
                cluster.Bind(pod, chosen);
            }
            if (Enumerable.Range(0, nodes.Length).Any(i => cluster.Free(i).CpuMilli < 0))
            {
                return false;
            }
        }
        return true;
    }

    [Law]
    public bool The_order_of_the_nodes_does_not_matter_to_who_has_the_most_points(byte[] cores, PositiveInt request)
    {
        PodSpec pod = new() { Workload = "web", Requests = new ResourceList(request.Get % 6000, new ByteSize(1e9)) };
        ClusterNode[] nodes = Nodes(cores);
        ClusterSnapshot forth = new(nodes);
        ClusterSnapshot back = new(nodes.Reverse());

        // The first of the best in one order is the last of the best in the other.
        int first = forth.Schedule(pod, SchedulingProfile.Balanced, 0);
        int last = back.Schedule(pod, SchedulingProfile.Balanced, 1 - 1e-9);
        return forth.WhyUnschedulable(pod) == back.WhyUnschedulable(pod)
            && (first < 0 ? last < 0 : forth.Node(first).Name == back.Node(last).Name);
    }
}
