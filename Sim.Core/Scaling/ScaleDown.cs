using Sim.Core.Quantities;
using Sim.Core.Routing;

namespace Sim.Core.Scaling;

/// <summary>Which nodes could go, and which of them have been in that state for long enough.</summary>
internal static class ScaleDown
{
    /// <summary>Nodes below the threshold whose pods all fit on nodes that stay.</summary>
    /// <param name="space">What each node has left; changed by the moves that are tried.</param>
    public static List<UnneededNode> Unneeded(
        NodePoolSpec spec,
        Span<NodeSpace> space,
        in NodePoolObservation observation,
        IReadOnlyList<UnneededNode> before,
        Explanation? why
    )
    {
        List<UnneededNode> unneeded = [];
        bool[] receives = new bool[space.Length];
        foreach (int i in EmptyFirst(observation.Nodes))
        {
            NodeSample node = observation.Nodes.Span[i];
            Ratio utilization = Utilization(spec, node);
            if (receives[i] || utilization >= spec.UtilizationThreshold)
            {
                continue;
            }
            if (!MovesElsewhere(node.Pods.Span, i, space, receives))
            {
                why?.Reject($"node {node.Id}", "its pods fit nowhere else", $"utilization {utilization}");
                continue;
            }
            SimTime since = observation.Now;
            foreach (UnneededNode known in before)
            {
                since = known.Id == node.Id ? known.Since : since;
            }
            unneeded.Add(new UnneededNode(node.Id, since));
            why?.Note($"node {node.Id}", "unneeded", $"utilization {utilization}, for {observation.Now - since}");
        }
        return unneeded;
    }

    /// <summary>
    /// Those unneeded for long enough, the longest first: at most so many at once, of which so many with pods, and
    /// never below the minimum.
    /// </summary>
    public static IReadOnlyList<int> Ripe(
        NodePoolSpec spec,
        in NodePoolObservation observation,
        List<UnneededNode> unneeded,
        int size,
        Explanation? why
    )
    {
        List<int> remove = [];
        int drained = 0;
        foreach (UnneededNode node in unneeded.OrderBy(node => node.Since))
        {
            bool ripe = observation.Now - node.Since >= spec.UnneededTime;
            bool allowed = remove.Count < spec.MaxScaleDownParallelism && size - remove.Count > spec.Min;
            bool drains = HasPods(observation.Nodes.Span, node.Id);
            if (!ripe || !allowed || (drains && drained >= spec.MaxDrainParallelism))
            {
                continue;
            }
            drained += drains ? 1 : 0;
            remove.Add(node.Id);
            why?.Choose(
                $"node {node.Id}",
                drains ? "drain and remove" : "remove",
                $"unneeded for {observation.Now - node.Since}"
            );
        }
        return remove;
    }

    /// <summary>So that no pod is moved onto a node that could have gone as it is.</summary>
    private static IEnumerable<int> EmptyFirst(ReadOnlyMemory<NodeSample> nodes) =>
        Enumerable.Range(0, nodes.Length).OrderBy(i => nodes.Span[i].Pods.IsEmpty ? 0 : 1);

    /// <summary>The larger of the shares of CPU and memory that are requested, daemon sets included.</summary>
    private static Ratio Utilization(NodePoolSpec spec, NodeSample node)
    {
        long cpu = spec.DaemonSets.CpuMilli;
        ByteSize memory = spec.DaemonSets.Memory;
        foreach (PodRequest pod in node.Pods.Span)
        {
            cpu += pod.CpuMilli;
            memory += pod.Memory;
        }
        return new Ratio(Math.Max(cpu / (double)spec.Template.CpuMilli, memory / spec.Template.Memory));
    }

    /// <summary>
    /// Moves all pods or none. A node that has received pods stays; one that gave its pods away has no space any more.
    /// </summary>
    private static bool MovesElsewhere(ReadOnlySpan<PodRequest> pods, int from, Span<NodeSpace> space, bool[] receives)
    {
        NodeSpace[] tried = space.ToArray();
        tried[from] = default;
        int[] places = new int[pods.Length];
        if (PodScheduler.FirstFit(pods, tried, places) < pods.Length)
        {
            return false;
        }
        tried.CopyTo(space);
        foreach (int place in places)
        {
            receives[place] = true;
        }
        return true;
    }

    private static bool HasPods(ReadOnlySpan<NodeSample> nodes, int id)
    {
        foreach (NodeSample node in nodes)
        {
            if (node.Id == id)
            {
                return !node.Pods.IsEmpty;
            }
        }
        return false;
    }
}
