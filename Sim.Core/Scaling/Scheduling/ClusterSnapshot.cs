using Sim.Core.Routing;

namespace Sim.Core.Scaling.Scheduling;

/// <summary>
/// The nodes of a cluster and what they have left: the state that scheduling decisions read, and that
/// <see cref="Bind"/> changes. The caller owns it; it never changes the nodes that it was made of.
/// </summary>
public sealed class ClusterSnapshot
{
    private readonly List<NodeRoom> _rooms;

    public ClusterSnapshot(IEnumerable<ClusterNode> nodes) => _rooms = [.. nodes.Select(node => new NodeRoom(node))];

    private ClusterSnapshot(ClusterSnapshot other) => _rooms = [.. other._rooms.Select(room => room.Copy())];

    public int Count => _rooms.Count;

    internal IReadOnlyList<NodeRoom> Rooms => _rooms;

    public ClusterNode Node(int index) => _rooms[index].Node;

    /// <summary>What the node has left, as of now.</summary>
    public ResourceList Free(int index) => _rooms[index].Free;

    public void Add(ClusterNode node) => _rooms.Add(new NodeRoom(node));

    public void Bind(PodSpec pod, int index) => _rooms[index].Add(pod);

    public void Unbind(PodSpec pod, int index) => _rooms[index].Remove(pod);

    internal void Close(int index) => _rooms[index].IsClosed = true;

    internal void Open(int index) => _rooms[index].IsClosed = false;

    public ClusterSnapshot Clone() => new(this);

    /// <summary>
    /// Decides which node takes the pod, as kube-scheduler does: of those that pass every filter, the one with the
    /// most points. Nothing is changed: <see cref="Bind"/> is the caller's.
    /// </summary>
    /// <param name="draw">0 to less than 1, uniform: picks one of several with the most points.</param>
    /// <returns>The node's index; -1: none can take it, and the explanation says why in the scheduler's
    /// words.</returns>
    public int Schedule(PodSpec pod, SchedulingProfile profile, double draw, Explanation? why = null)
    {
        ArgumentNullException.ThrowIfNull(pod);
        ArgumentOutOfRangeException.ThrowIfNegative(draw);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(draw, 1);
        List<int> feasible = Feasible(pod);
        if (feasible.Count == 0)
        {
            why?.Reject($"pod of {pod.Workload}", "FailedScheduling", WhyUnschedulable(pod));
            return -1;
        }
        long[] scores = NodeScores.Of(pod, _rooms, feasible, profile);
        long most = scores.Max();
        List<int> best = [.. feasible.Where((_, i) => scores[i] == most)];
        int chosen = best[(int)(draw * best.Count)];
        for (int i = 0; why is not null && i < feasible.Count; i++)
        {
            why.Note($"node {Node(feasible[i]).Name}", "score", $"{scores[i]}");
        }
        why?.Choose($"node {Node(chosen).Name}", "Scheduled", $"{most} points, the most of {feasible.Count} nodes");
        return chosen;
    }

    /// <summary>
    /// The message of the scheduler's event, such as <c>0/5 nodes are available: 2 node(s) had untolerated taint
    /// {nvidia.com/gpu: present}, 3 Insufficient cpu.</c>; nodes that can take the pod are not counted.
    /// </summary>
    public string WhyUnschedulable(PodSpec pod)
    {
        ArgumentNullException.ThrowIfNull(pod);
        List<string> reasons = [];
        NodeFilter filter = new(pod, SpreadCounts.Required(pod, _rooms));
        foreach (NodeRoom room in _rooms)
        {
            filter.Accepts(room, reasons);
        }
        return Count == 0
            ? "no nodes available to schedule pods"
            : $"0/{Count} nodes are available: {Counted(reasons)}.";
    }

    /// <summary>The first node from an index on that passes every filter; -1: none.</summary>
    internal int FirstFit(PodSpec pod, int from = 0, int to = int.MaxValue)
    {
        NodeFilter filter = new(pod, SpreadCounts.Required(pod, _rooms));
        for (int i = from; i < _rooms.Count && i < to; i++)
        {
            if (filter.Accepts(_rooms[i], reasons: null))
            {
                return i;
            }
        }
        return -1;
    }

    /// <summary>How often each reason was given, in the order of the texts.</summary>
    internal static string Counted(IEnumerable<string> reasons) =>
        string.Join(
            ", ",
            reasons
                .GroupBy(reason => reason, StringComparer.Ordinal)
                .Select(group => $"{group.Count()} {group.Key}")
                .Order(StringComparer.Ordinal)
        );

    internal List<string> Reasons(PodSpec pod, int index)
    {
        List<string> reasons = [];
        new NodeFilter(pod, SpreadCounts.Required(pod, _rooms)).Accepts(_rooms[index], reasons);
        return reasons;
    }

    private List<int> Feasible(PodSpec pod)
    {
        NodeFilter filter = new(pod, SpreadCounts.Required(pod, _rooms));
        List<int> feasible = [];
        for (int i = 0; i < _rooms.Count; i++)
        {
            if (filter.Accepts(_rooms[i], reasons: null))
            {
                feasible.Add(i);
            }
        }
        return feasible;
    }
}
