using Sim.Core.Quantities;

namespace Sim.Core.Scaling.Scheduling;

/// <summary>What a node of a snapshot has left, and how many pods of each workload it has.</summary>
internal sealed class NodeRoom
{
    /// <summary>
    /// What a pod without a request counts as in scores: 0.1 cores and 200 MiB, constants of the scheduler.
    /// </summary>
    private static readonly ResourceList s_unstated = new(100, new ByteSize(200.0 * 1024 * 1024));

    /// <summary>By workload; null: those of the node, and nobody has asked yet.</summary>
    private Dictionary<string, int>? _pods;

    private ResourceList _unstated;

    public NodeRoom(ClusterNode node)
    {
        Node = node;
        Free = node.Allocatable;
        FreePods = node.MaxPods;
        IReadOnlyList<PodSpec> pods = node.Pods;
        for (int i = 0; i < pods.Count; i++)
        {
            Take(pods[i], 1);
        }
    }

    private NodeRoom(NodeRoom other)
    {
        Node = other.Node;
        Free = other.Free;
        FreePods = other.FreePods;
        _unstated = other._unstated;
        IsClosed = other.IsClosed;
        _pods = other._pods is { } pods ? new Dictionary<string, int>(pods) : null;
    }

    public ClusterNode Node { get; }

    public ResourceList Free { get; private set; }

    public int FreePods { get; private set; }

    /// <summary>About to leave: it takes no pods, and its pods do not count.</summary>
    public bool IsClosed { get; set; }

    /// <summary>What the pods count as in scores.</summary>
    public ResourceList Scored => Node.Allocatable - Free + _unstated;

    public int CountOf(string workload) => (_pods ??= Counts(Node.Pods)).GetValueOrDefault(workload);

    public void Add(PodSpec pod)
    {
        Take(pod, 1);
        Count(pod.Workload, 1);
    }

    public void Remove(PodSpec pod)
    {
        Take(pod, -1);
        Count(pod.Workload, -1);
    }

    public NodeRoom Copy() => new(this);

    public static ResourceList ScoredRequests(PodSpec pod) =>
        new(
            pod.Requests.CpuMilli > 0 ? pod.Requests.CpuMilli : s_unstated.CpuMilli,
            pod.Requests.Memory > ByteSize.Zero ? pod.Requests.Memory : s_unstated.Memory,
            pod.Requests.Gpus
        );

    private static Dictionary<string, int> Counts(IReadOnlyList<PodSpec> pods)
    {
        var counts = new Dictionary<string, int>();
        // Pods of one workload mostly follow one another: they are counted together.
        int run = 0;
        for (int i = 0; i < pods.Count; i++)
        {
            run++;
            if (i + 1 == pods.Count || pods[i + 1].Workload != pods[i].Workload)
            {
                counts[pods[i].Workload] = counts.GetValueOrDefault(pods[i].Workload) + run;
                run = 0;
            }
        }
        return counts;
    }

    private void Count(string workload, int more)
    {
        int before = CountOf(workload);
        _pods![workload] = before + more;
    }

    private void Take(PodSpec pod, int sign)
    {
        Free = sign > 0 ? Free - pod.Requests : Free + pod.Requests;
        if (pod.Requests.CpuMilli <= 0 || pod.Requests.Memory <= ByteSize.Zero)
        {
            ResourceList unstated = ScoredRequests(pod) - pod.Requests;
            _unstated = sign > 0 ? _unstated + unstated : _unstated - unstated;
        }
        FreePods -= sign;
    }
}
