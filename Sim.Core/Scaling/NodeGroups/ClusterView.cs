using System.Globalization;
using Sim.Core.Quantities;
using Sim.Core.Scaling.Scheduling;

namespace Sim.Core.Scaling.NodeGroups;

/// <summary>One scan as the decisions read it: nodes in groups, sizes, and what is left for pods.</summary>
internal sealed class ClusterView
{
    private readonly Dictionary<string, int> _sizes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NodeGroup> _byId = new(StringComparer.Ordinal);

    /// <exception cref="ArgumentException">Two groups of one id, or bounds that cross.</exception>
    public ClusterView(
        IReadOnlyList<NodeGroup> groups,
        ClusterObservation observation,
        IReadOnlyList<UpcomingNode> upcoming
    )
    {
        Groups = groups;
        Observation = observation;
        foreach (NodeGroup group in groups)
        {
            if (group.Min < 0 || group.Max < group.Min || !_byId.TryAdd(group.Id, group))
            {
                throw new ArgumentException(
                    $"Group {group.Id} is listed twice, or has crossed bounds.",
                    nameof(groups)
                );
            }
            _sizes[group.Id] = 0;
        }
        List<ClusterNode> nodes = [];
        foreach (GroupNode node in observation.Nodes)
        {
            Count(node.GroupId);
            Used += CapacityOf(node);
            if (node.IsReady)
            {
                nodes.Add(node.Node);
                Ready.Add(node);
            }
        }
        foreach (UpcomingNode node in upcoming)
        {
            Count(node.GroupId);
            if (_byId.TryGetValue(node.GroupId, out NodeGroup? group))
            {
                Used += group.Capacity;
                string name = string.Create(CultureInfo.InvariantCulture, $"{group.Id}-upcoming-{node.Id}");
                nodes.Add(group.Template with { Name = name });
            }
        }
        NodeCount = observation.Nodes.Count + upcoming.Count;
        Snapshot = new ClusterSnapshot(nodes);
    }

    public IReadOnlyList<NodeGroup> Groups { get; }

    public ClusterObservation Observation { get; }

    public SimTime Now => Observation.Now;

    /// <summary>Ready nodes in the order of the observation: the first ones of the snapshot.</summary>
    public List<GroupNode> Ready { get; } = [];

    /// <summary>Ready nodes, then an empty one for each upcoming node.</summary>
    public ClusterSnapshot Snapshot { get; }

    /// <summary>Registered and upcoming nodes.</summary>
    public int NodeCount { get; }

    /// <summary>What their machines have.</summary>
    public ResourceList Used { get; }

    /// <summary>Nodes of the snapshot that pending pods were placed on.</summary>
    public HashSet<int> Awaited { get; } = [];

    public NodeGroup? Group(string? id) => id is null ? null : _byId.GetValueOrDefault(id);

    /// <summary>Registered and upcoming nodes of the group.</summary>
    public int SizeOf(NodeGroup group) => _sizes[group.Id];

    /// <summary>More nodes are unready than the autoscaler dares to act with.</summary>
    public bool IsUnhealthy(ClusterAutoscalerFlags flags)
    {
        int unready = Observation.Nodes.Count - Ready.Count;
        return unready > flags.OkTotalUnready && unready > flags.MaxTotalUnready.Value * Observation.Nodes.Count;
    }

    /// <summary>Places pending pods, in their order, on nodes that are there or to come.</summary>
    /// <returns>Those that found none.</returns>
    public List<PodSpec> PlacePending()
    {
        List<PodSpec> left = [];
        PodSpec? previous = null;
        int from = 0;
        foreach (PodSpec pod in Observation.PendingPods)
        {
            // A node that was full for the last pod is full for one that is the same.
            from = ReferenceEquals(pod, previous) && !pod.HasRequiredSpread ? from : 0;
            previous = pod;
            int node = from < 0 ? -1 : Snapshot.FirstFit(pod, from);
            if (node < 0)
            {
                left.Add(pod);
            }
            else
            {
                Snapshot.Bind(pod, node);
                Awaited.Add(node);
            }
            from = pod.HasRequiredSpread ? 0 : node;
        }
        return left;
    }

    private void Count(string? groupId)
    {
        if (groupId is not null && _sizes.TryGetValue(groupId, out int size))
        {
            _sizes[groupId] = size + 1;
        }
    }

    private ResourceList CapacityOf(GroupNode node) => Group(node.GroupId)?.Capacity ?? node.Node.Allocatable;
}
