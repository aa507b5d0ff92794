namespace Sim.Core.Scaling.Scheduling;

/// <summary>Pods of one workload in each domain of each constraint.</summary>
internal sealed class SpreadCounts
{
    private readonly List<SortedDictionary<string, int>> _byDomain = [];

    private SpreadCounts(IReadOnlyList<TopologySpreadConstraint> constraints)
    {
        Constraints = constraints;
        foreach (TopologySpreadConstraint _ in constraints)
        {
            _byDomain.Add(new SortedDictionary<string, int>(StringComparer.Ordinal));
        }
    }

    public IReadOnlyList<TopologySpreadConstraint> Constraints { get; }

    /// <summary>Null when the pod states no constraint that is required.</summary>
    public static SpreadCounts? Required(PodSpec pod, IReadOnlyList<NodeRoom> rooms) =>
        pod.HasRequiredSpread
            ? Of(pod, [.. pod.SpreadConstraints.Where(constraint => constraint.IsRequired)], rooms, keysNeeded: true)
            : null;

    /// <summary>Nodes that the pod's selector excludes, or that lack one of the labels, do not count.</summary>
    /// <param name="keysNeeded">False: a node without a label belongs to the domain without a name.</param>
    public static SpreadCounts Of(
        PodSpec pod,
        IReadOnlyList<TopologySpreadConstraint> constraints,
        IReadOnlyList<NodeRoom> rooms,
        bool keysNeeded
    )
    {
        SpreadCounts counts = new(constraints);
        foreach (NodeRoom room in rooms)
        {
            if (!room.IsClosed && pod.Selects(room.Node) && (!keysNeeded || HasAll(room.Node, constraints)))
            {
                counts.Add(room.Node, room.CountOf(pod.Workload));
            }
        }
        return counts;
    }

    public static bool HasAll(ClusterNode node, IReadOnlyList<TopologySpreadConstraint> constraints)
    {
        foreach (TopologySpreadConstraint constraint in constraints)
        {
            if (node.Label(constraint.TopologyKey) is null)
            {
                return false;
            }
        }
        return true;
    }

    public int CountIn(int constraint, string domain) => _byDomain[constraint].GetValueOrDefault(domain);

    public int Least(int constraint) => _byDomain[constraint].Count == 0 ? 0 : _byDomain[constraint].Values.Min();

    private void Add(ClusterNode node, int pods)
    {
        for (int i = 0; i < _byDomain.Count; i++)
        {
            string domain = node.Label(Constraints[i].TopologyKey) ?? "";
            _byDomain[i][domain] = CountIn(i, domain) + pods;
        }
    }
}
