using Sim.Core.Quantities;
using Sim.Core.Scaling;
using Sim.Core.Scaling.NodeGroups;
using Sim.Core.Scaling.Scheduling;

namespace Sim.Benchmarks.Quick;

/// <summary>
/// Microseconds of one scan of the cluster autoscaler over three zones of 20 nodes with 10 pods each, all of them
/// needed: what most scans of a day are.
/// </summary>
internal sealed class NodeGroupScanKey : IQuickKey
{
    private const int Scans = 500;

    private static readonly ClusterAutoscalerFlags s_flags = new();

    public string Name => "node_group_scan_us";

    public double Measure() => new OperationKey(Name, Scans, Prepare).Measure() / 1_000;

    private static Action<int> Prepare()
    {
        MachineType machine = MachineType.Parse("n2-standard-8");
        NodeGroup[] groups = [.. "abc".Select(zone => NodeGroup.Of($"{zone}", machine, max: 50, $"{zone}"))];
        PodSpec pod = new() { Workload = "web", Requests = new ResourceList(700, new ByteSize(1e9)) };
        GroupNode[] nodes =
        [
            .. groups.SelectMany(group =>
                Enumerable
                    .Range(0, 20)
                    .Select(i => new GroupNode(
                        group.Template with
                        {
                            Name = $"{group.Id}-{i}",
                            Pods = [.. Enumerable.Repeat(pod, 10)],
                        },
                        group.Id
                    ))
            ),
        ];
        ClusterObservation observation = new() { Now = SimTime.Zero, Nodes = nodes };
        return times =>
        {
            ClusterState state = default;
            for (int i = 0; i < times; i++)
            {
                ClusterAutoscaler.Decide(groups, observation, s_flags, ref state, draw: 0);
            }
        };
    }
}
