using System.Globalization;
using Sim.Core.Models.Platform;
using Sim.Core.Quantities;
using Sim.Core.Randomness;
using Sim.Core.Scaling;
using Sim.Core.Scaling.NodeGroups;

namespace Sim.Core.Models.Pools;

/// <summary>
/// The nodes under a pool of equal pods: which have room, which are on their way, which the cluster autoscaler gives
/// back.
/// </summary>
/// <remarks>
/// A pod goes to the oldest node with room, not to where kube-scheduler's scores would have it: an assumption. A
/// refusal is known at the next scan. Nodes that are given up never come.
/// </remarks>
internal sealed partial class NodePool
{
    private readonly IReadOnlyList<NodeSpec> _specs;
    private readonly NodeGroup[] _groups;
    private readonly int[] _podsPerNode;
    private readonly RandomStream[] _startTimes;
    private readonly RandomStream _draws;
    private readonly SimDuration _imagePull;
    private readonly AlikePods _alike;
    private readonly ClusterAutoscalerFlags _flags;
    private readonly SortedDictionary<int, PoolNode> _nodes = [];
    private readonly ScanNeed _need = new();
    private List<ScaleUpRefusal> _refusals = [];
    private ClusterState _memory;
    private readonly int[] _readyOf;
    private readonly double[] _nodeSeconds;
    private SimTime _countedTo;
    private int _next;

    public NodePool(PoolSpec pool, RandomStreams streams)
    {
        _specs = pool.Nodes;
        _imagePull = pool.Life.ImagePull;
        _flags = new ClusterAutoscalerFlags { Expanders = pool.Expanders, LocationPolicy = pool.LocationPolicy };
        _noEviction = new Dictionary<string, int> { [pool.Id] = 0 };
        _alike = new AlikePods(pool);
        _groups = [.. pool.Nodes.Select(spec => GroupOf(spec, pool))];
        _readyOf = new int[_groups.Length];
        _nodeSeconds = new double[_groups.Length];
        var request = new PodRequest(pool.CpuMilli, pool.PodMemory);
        _podsPerNode = [.. pool.Nodes.Select(spec => PodScheduler.PodsPerNode(request, spec.Machine.Allocatable()))];
        string owner = $"pool/{pool.Id}";
        _startTimes =
        [
            .. pool.Nodes.Select(spec =>
                streams.For(owner, spec.Name is { } name ? $"node-start/{name}" : "node-start")
            ),
        ];
        _draws = streams.For(owner, "expander");
        _preemptions =
        [
            .. pool.Nodes.Select(spec =>
                spec.PreemptionsPerHour > 0 ? streams.For(owner, $"preemption/{spec.Name}") : null
            ),
        ];
    }

    public SimDuration ScanInterval => _flags.ScanInterval;

    public int ReadyCount { get; private set; }

    /// <summary>
    /// Nodes that are there from the beginning, and have the image: the fewest of every group, then as many of the
    /// first groups as the pods need, those of zones evenly.
    /// </summary>
    public void FillFor(int pods)
    {
        int room = 0;
        for (int group = 0; group < _specs.Count; group++)
        {
            room += Begin(group, _specs[group].Min);
        }
        for (int group = 0; group < _specs.Count && room < pods && _podsPerNode[group] > 0; group++)
        {
            int missing = (pods - room + _podsPerNode[group] - 1) / _podsPerNode[group];
            room += _specs[group].Zone is null
                ? Begin(group, Math.Min(missing, _specs[group].Max - _specs[group].Min))
                : BeginInZones(group, missing);
        }
    }

    /// <summary>Finds room for one pod on the oldest node that has some, and begins to pull its image.</summary>
    /// <param name="now">When.</param>
    /// <param name="revision">Version of the pod, and so of its image.</param>
    /// <param name="imageAt">When that node has the image.</param>
    /// <returns>The node; -1: none.</returns>
    public int Place(SimTime now, int revision, out SimTime imageAt)
    {
        imageAt = now;
        foreach ((int id, PoolNode node) in _nodes)
        {
            // Most nodes are full.
            if (node.Pods < _podsPerNode[node.Group] && node is { IsReady: true, IsCordoned: false })
            {
                node.Pods++;
                imageAt = SimTime.Max(now, node.PullImage(revision, now + _imagePull));
                _need.HasChanged = true;
                return id;
            }
        }
        return -1;
    }

    /// <summary>A pod has left its node, which may have gone before.</summary>
    public void Release(int id, SimTime now)
    {
        if (_nodes.TryGetValue(id, out PoolNode? node))
        {
            node.Pods--;
            _need.HasChanged = true;
            if (node is { IsRetired: true, Pods: 0 })
            {
                Remove(id, now);
            }
        }
    }

    /// <summary>Ready nodes of a group, summed over time until now, in hours.</summary>
    public double HoursOf(int group, SimTime now)
    {
        Count(now, group, 0);
        return _nodeSeconds[group] / 3_600;
    }

    /// <summary>A node is ready, unless it has been given up.</summary>
    public void OnReady(int id, SimTime now)
    {
        if (_nodes.TryGetValue(id, out PoolNode? node))
        {
            node.IsReady = true;
            Count(now, node.Group, 1);
            _need.HasChanged = true;
        }
    }

    /// <summary>One look of the cluster autoscaler.</summary>
    /// <param name="now">When.</param>
    /// <param name="pendingPods">Pods without a place.</param>
    /// <param name="isOut">Whether a group gets no machines now.</param>
    /// <param name="isPatient">Whether nodes with pods wait until these have been evicted.</param>
    /// <param name="mayEvict">Whether the disruption budget lets any pod be evicted now.</param>
    /// <param name="removed">Nodes that leave now, their pods have to move; or that take no pods from now on.</param>
    /// <returns>Nodes asked for, each with the time until it is ready.</returns>
    public IReadOnlyList<(int Node, SimDuration Start)> Scan(
        SimTime now,
        int pendingPods,
        Func<int, bool> isOut,
        bool isPatient,
        bool mayEvict,
        out IReadOnlyList<int> removed
    )
    {
        removed = [];
        _need.HasChanged |= mayEvict != _mayEvict;
        _mayEvict = mayEvict;
        if (!_need.Ask(now, pendingPods))
        {
            return [];
        }
        ClusterObservation observation = Observe(now, pendingPods, isOut);
        _refusals = [];
        _hasDrainFailed = false;
        ClusterDecision decision = ClusterAutoscaler.Decide(
            _groups,
            observation,
            _flags,
            ref _memory,
            _groups.Length > 1 ? _draws.NextDouble() : 0
        );
        foreach (long id in decision.GivenUp)
        {
            _nodes.Remove((int)id);
        }
        removed = [.. decision.Removals.Select(removal => IdOf(removal.Node))];
        foreach (int id in removed)
        {
            if (isPatient && _nodes[id].Pods > 0)
            {
                _nodes[id].IsCordoned = true;
                continue;
            }
            Remove(id, now);
        }
        List<(int Node, SimDuration Start)> asked = Ask(now, decision, isOut);
        _need.Note(decision, in _memory, observation, _flags, _refusals.Count > 0);
        return asked;
    }

    private static NodeGroup GroupOf(NodeSpec spec, PoolSpec pool) =>
        NodeGroup.Of(spec.Name ?? pool.Id, spec.Machine, spec.Max, spec.Zone) with
        {
            Min = spec.Min,
            UsdPerHour = spec.UsdPerHour,
        };

    private static int IdOf(string node) =>
        int.Parse(node.AsSpan(node.LastIndexOf('-') + 1), CultureInfo.InvariantCulture);

    private void Count(SimTime now, int group, int more)
    {
        double seconds = (now - _countedTo).TotalSeconds;
        for (int i = 0; i < _readyOf.Length; i++)
        {
            _nodeSeconds[i] += _readyOf[i] * seconds;
        }
        _countedTo = now;
        _readyOf[group] += more;
        ReadyCount += more;
    }

    /// <returns>Pods that its nodes have room for.</returns>
    private int Begin(int group, int nodes)
    {
        for (int i = 0; i < nodes; i++)
        {
            var node = new PoolNode(_next, group, SimTime.Zero) { IsReady = true };
            node.PullImage(0, SimTime.Zero);
            _nodes.Add(_next++, node);
        }
        Count(SimTime.Zero, group, nodes);
        return nodes * _podsPerNode[group];
    }

    /// <summary>Nodes one by one, each in the smallest of the zones that are alike.</summary>
    private int BeginInZones(int first, int nodes)
    {
        int[] zones =
        [
            .. Enumerable.Range(0, _groups.Length).Where(i => SimilarGroups.AreSimilar(_groups[first], _groups[i])),
        ];
        int room = 0;
        for (int left = nodes; left > 0; left--)
        {
            int[] open = [.. zones.Where(i => _readyOf[i] < _specs[i].Max)];
            if (open.Length == 0)
            {
                break;
            }
            room += Begin(open.MinBy(i => _readyOf[i]), 1);
        }
        return room;
    }

    private ClusterObservation Observe(SimTime now, int pendingPods, Func<int, bool> isOut)
    {
        var ready = new List<GroupNode>(_nodes.Count);
        var upcoming = new List<UpcomingNode>();
        foreach ((int id, PoolNode node) in _nodes)
        {
            if (node.IsCordoned)
            {
                continue;
            }
            if (node.IsReady)
            {
                ready.Add(node.Seen(Look));
            }
            else
            {
                upcoming.Add(new UpcomingNode(id, _groups[node.Group].Id, node.AskedAt));
            }
        }
        return new ClusterObservation
        {
            Now = now,
            Nodes = ready,
            Upcoming = upcoming,
            PendingPods = _alike.Take(pendingPods),
            Refusals = _refusals,
            HasScaleDownFailed = _hasDrainFailed,
            DisruptionsAllowed = _mayEvict ? s_noLimit : _noEviction,
            FreeMachines = _flags.LocationPolicy == LocationPolicy.Any ? FreeMachines(isOut) : s_noLimit,
        };
    }

    private GroupNode Look(PoolNode node)
    {
        NodeGroup group = _groups[node.Group];
        string name = string.Create(CultureInfo.InvariantCulture, $"{group.Id}-{node.Id}");
        return new GroupNode(group.Template with { Name = name, Pods = _alike.Take(node.Pods) }, group.Id);
    }

    private List<(int Node, SimDuration Start)> Ask(SimTime now, ClusterDecision decision, Func<int, bool> isOut)
    {
        var asked = new List<(int Node, SimDuration Start)>(decision.Added);
        foreach (GroupResize resize in decision.Resizes)
        {
            int group = Array.FindIndex(_groups, one => one.Id == resize.GroupId);
            if (isOut(group))
            {
                _refusals.Add(new ScaleUpRefusal(resize.GroupId, ScaleUpRefusal.Cause.StockOut));
                continue;
            }
            for (int i = resize.From; i < resize.To; i++)
            {
                asked.Add(AskOne(group, now));
            }
        }
        return asked;
    }

    private (int Node, SimDuration Start) AskOne(int group, SimTime now)
    {
        _nodes.Add(_next, new PoolNode(_next, group, now));
        NodeSpec spec = _specs[group];
        double seconds = _startTimes[group].NextLognormal(spec.Start.TotalSeconds, spec.StartSigma);
        return (_next++, SimDuration.FromSeconds(seconds));
    }
}
