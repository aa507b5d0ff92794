namespace Sim.Core.Scaling.Scheduling;

/// <summary>
/// Which nodes can take a pod, tested in the scheduler's order; the first test that fails gives the reasons.
/// </summary>
/// <remarks>Source: Kubernetes, pkg/scheduler/framework/plugins: TaintToleration, NodeAffinity, NodeResourcesFit,
/// PodTopologySpread. The texts are those of its events, so that they can be searched for.</remarks>
internal readonly struct NodeFilter(PodSpec pod, SpreadCounts? spread)
{
    private const string Mismatch = "node(s) didn't match pod topology spread constraints";

    /// <param name="reasons">Filled with what is against the node; null when nobody asks why.</param>
    public bool Accepts(NodeRoom room, List<string>? reasons) =>
        !room.IsClosed
        && IsTolerated(room.Node, reasons)
        && IsSelected(room.Node, reasons)
        && HasRoom(room, reasons)
        && StaysSpread(room.Node, reasons);

    private bool IsTolerated(ClusterNode node, List<string>? reasons)
    {
        foreach (Taint taint in node.Taints)
        {
            if (taint.Effect != TaintEffect.PreferNoSchedule && !pod.Tolerates(taint))
            {
                reasons?.Add($"node(s) had untolerated taint {taint}");
                return false;
            }
        }
        return true;
    }

    private bool IsSelected(ClusterNode node, List<string>? reasons)
    {
        if (pod.Selects(node))
        {
            return true;
        }
        reasons?.Add("node(s) didn't match Pod's node affinity/selector");
        return false;
    }

    private bool HasRoom(NodeRoom room, List<string>? reasons)
    {
        if (room.FreePods > 0 && pod.Requests.FitsIn(room.Free))
        {
            return true;
        }
        if (reasons is not null)
        {
            Add(reasons, room.FreePods <= 0, "Too many pods");
            Add(reasons, pod.Requests.CpuMilli > room.Free.CpuMilli, "Insufficient cpu");
            Add(reasons, pod.Requests.Memory > room.Free.Memory, "Insufficient memory");
            Add(reasons, pod.Requests.Gpus > room.Free.Gpus, "Insufficient nvidia.com/gpu");
        }
        return false;
    }

    private bool StaysSpread(ClusterNode node, List<string>? reasons)
    {
        if (spread is null)
        {
            return true;
        }
        for (int i = 0; i < spread.Constraints.Count; i++)
        {
            if (node.Label(spread.Constraints[i].TopologyKey) is not string domain)
            {
                reasons?.Add($"{Mismatch} (missing required label)");
                return false;
            }
            if (spread.CountIn(i, domain) + 1 - spread.Least(i) > spread.Constraints[i].MaxSkew)
            {
                reasons?.Add(Mismatch);
                return false;
            }
        }
        return true;
    }

    private static void Add(List<string> reasons, bool holds, string reason)
    {
        if (holds)
        {
            reasons.Add(reason);
        }
    }
}
