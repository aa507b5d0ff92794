using Sim.Core.Models.Platform;
using Sim.Core.Quantities;
using Sim.Core.Randomness;
using Sim.Core.Scaling;

namespace Sim.Core.Models.Pools;

/// <summary>
/// The nodes under a pool of equal pods: which have room, which are on their way, which the cluster autoscaler gives
/// back.
/// </summary>
internal sealed class NodePool
{
    private readonly NodeSpec _spec;
    private readonly NodePoolSpec _autoscaler;
    private readonly PodRequest _request;
    private readonly RandomStream _startTimes;
    private readonly SortedDictionary<int, Node> _nodes = [];
    private readonly SimDuration _imagePull;
    private readonly int _podsPerNode;
    private PodRequest[] _alike = [];
    private ClusterAutoscalerState _memory;
    private int _next;

    public NodePool(NodeSpec spec, PoolSpec pool, RandomStream startTimes)
    {
        _spec = spec;
        _startTimes = startTimes;
        _imagePull = pool.Life.ImagePull;
        _request = new PodRequest(pool.CpuMilli, pool.PodMemory);
        _autoscaler = new NodePoolSpec
        {
            Template = spec.Machine.Allocatable(),
            Min = spec.Min,
            Max = spec.Max,
        };
        _podsPerNode = PodScheduler.PodsPerNode(_request, _autoscaler.Template);
    }

    public SimDuration ScanInterval => _autoscaler.ScanInterval;

    public int ReadyCount { get; private set; }

    /// <summary>Nodes that are there from the beginning; they have the image.</summary>
    public void FillFor(int pods)
    {
        int wanted = _podsPerNode > 0 ? (pods + _podsPerNode - 1) / _podsPerNode : _spec.Min;
        ReadyCount = Math.Clamp(wanted, _spec.Min, _spec.Max);
        while (_next < ReadyCount)
        {
            _nodes.Add(_next++, new Node { Ready = true, ImageAt = SimTime.Zero });
        }
    }

    /// <summary>Finds room for one pod on the oldest node that has some, and begins to pull its image.</summary>
    /// <param name="now">When.</param>
    /// <param name="imageAt">When that node has the image.</param>
    /// <returns>The node; -1: none.</returns>
    public int Place(SimTime now, out SimTime imageAt)
    {
        imageAt = now;
        foreach ((int id, Node node) in _nodes)
        {
            if (node.Ready && node.Pods < _podsPerNode)
            {
                node.Pods++;
                node.ImageAt ??= now + _imagePull;
                imageAt = SimTime.Max(now, node.ImageAt.Value);
                return id;
            }
        }
        return -1;
    }

    public void Release(int id) => _nodes[id].Pods--;

    public void OnReady(int id)
    {
        _nodes[id].Ready = true;
        ReadyCount++;
    }

    /// <summary>One look of the cluster autoscaler.</summary>
    /// <param name="removed">Nodes that leave now; their pods have to move.</param>
    /// <returns>Nodes asked for, each with the time until it is ready.</returns>
    public IReadOnlyList<(int Node, SimDuration Start)> Scan(
        SimTime now,
        int pendingPods,
        out IReadOnlyList<int> removed
    )
    {
        var observation = new NodePoolObservation
        {
            Now = now,
            Nodes = Samples(),
            UpcomingNodes = _nodes.Count - ReadyCount,
            PendingPods = Alike(pendingPods),
        };
        NodePoolDecision decision = ClusterAutoscaler.NodesWanted(_autoscaler, in observation, ref _memory);
        removed = decision.Remove;
        foreach (int id in removed)
        {
            _nodes.Remove(id);
            ReadyCount--;
        }
        var asked = new List<(int Node, SimDuration Start)>(decision.Add);
        for (int i = 0; i < decision.Add; i++)
        {
            _nodes.Add(_next, new Node());
            double seconds = _startTimes.NextLognormal(_spec.Start.TotalSeconds, _spec.StartSigma);
            asked.Add((_next++, SimDuration.FromSeconds(seconds)));
        }
        return asked;
    }

    private NodeSample[] Samples()
    {
        var samples = new List<NodeSample>(_nodes.Count);
        foreach ((int id, Node node) in _nodes)
        {
            if (node.Ready)
            {
                samples.Add(new NodeSample(id, Alike(node.Pods)));
            }
        }
        return [.. samples];
    }

    /// <summary>All pods are equal, so every list of them is the beginning of one array.</summary>
    private ReadOnlyMemory<PodRequest> Alike(int count)
    {
        if (_alike.Length < count)
        {
            _alike = new PodRequest[Math.Max(count, 2 * _alike.Length)];
            Array.Fill(_alike, _request);
        }
        return _alike.AsMemory(0, count);
    }

    private sealed class Node
    {
        public bool Ready { get; set; }

        public int Pods { get; set; }

        /// <summary>When it has the image; null: no pod has needed it yet.</summary>
        public SimTime? ImageAt { get; set; }
    }
}
