using Sim.Core.Quantities;

namespace Sim.Core.Scaling.Scheduling;

/// <summary>What a node of a snapshot has left, and how many pods of each workload it has.</summary>
internal sealed class NodeRoom
{
    /// <summary>
    /// What a pod without a request counts as in scores: 0.1 cores and 200 MiB, constants of the scheduler.
    /// </summary>
    private static readonly ResourceList s_unstated = new(100, new ByteSize(200.0 * 1024 * 1024));

    private readonly Dictionary<string, int> _pods;

    public NodeRoom(ClusterNode node)
    {
        Node = node;
        Free = node.Allocatable;
        FreePods = node.MaxPods;
        _pods = [];
        foreach (PodSpec pod in node.Pods)
        {
            Add(pod);
        }
    }

    private NodeRoom(NodeRoom other)
    {
        Node = other.Node;
        Free = other.Free;
        FreePods = other.FreePods;
        Scored = other.Scored;
        IsClosed = other.IsClosed;
        _pods = new Dictionary<string, int>(other._pods);
    }

    public ClusterNode Node { get; }

    public ResourceList Free { get; private set; }

    public int FreePods { get; private set; }

    /// <summary>About to leave: it takes no pods, and its pods do not count.</summary>
    public bool IsClosed { get; set; }

    /// <summary>What the pods count as in scores.</summary>
    public ResourceList Scored { get; private set; }

    public int CountOf(string workload) => _pods.GetValueOrDefault(workload);

    public void Add(PodSpec pod) => Change(pod, 1);

    public void Remove(PodSpec pod) => Change(pod, -1);

    public NodeRoom Copy() => new(this);

    public static ResourceList ScoredRequests(PodSpec pod) =>
        new(
            pod.Requests.CpuMilli > 0 ? pod.Requests.CpuMilli : s_unstated.CpuMilli,
            pod.Requests.Memory > ByteSize.Zero ? pod.Requests.Memory : s_unstated.Memory,
            pod.Requests.Gpus
        );

    private void Change(PodSpec pod, int sign)
    {
        Free = sign > 0 ? Free - pod.Requests : Free + pod.Requests;
        Scored = sign > 0 ? Scored + ScoredRequests(pod) : Scored - ScoredRequests(pod);
        FreePods -= sign;
        _pods[pod.Workload] = CountOf(pod.Workload) + sign;
    }
}
