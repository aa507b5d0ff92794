using Sim.Core.Quantities;
using Sim.Core.Routing;
using Sim.Core.Scaling.Scheduling;

namespace Sim.Core.Scaling.NodeGroups;

/// <summary>Which nodes could go, and which of them go now.</summary>
internal sealed class GroupScaleDown(ClusterView view, ClusterAutoscalerFlags flags, Explanation? why)
{
    private readonly Lazy<ClusterSnapshot> _trial = new(view.Snapshot.Clone);
    private readonly bool[] _receives = new bool[view.Snapshot.Count];
    private readonly Dictionary<string, int> _budgets = new(
        view.Observation.DisruptionsAllowed,
        StringComparer.Ordinal
    );

    /// <summary>
    /// Nodes below the threshold all of whose pods may move and have room on nodes that stay. A node that would receive
    /// pods stays.
    /// </summary>
    public List<UnneededSince> Unneeded(IReadOnlyList<UnneededSince> before)
    {
        List<UnneededSince> unneeded = [];
        for (int i = 0; i < view.Ready.Count; i++)
        {
            if (IsEmpty(i))
            {
                Look(i, before, unneeded);
            }
        }
        for (int i = 0; i < view.Ready.Count; i++)
        {
            if (!IsEmpty(i))
            {
                Look(i, before, unneeded);
            }
        }
        return unneeded;
    }

    /// <summary>
    /// Those unneeded for long enough: empty ones first, then those to drain, the longest unneeded first.
    /// </summary>
    public List<NodeRemoval> Ripe(IReadOnlyList<UnneededSince> unneeded)
    {
        Dictionary<string, int> sizes = view.Groups.ToDictionary(group => group.Id, view.SizeOf);
        Dictionary<string, int> index = new(StringComparer.Ordinal);
        for (int i = 0; i < view.Ready.Count; i++)
        {
            index[view.Ready[i].Node.Name] = i;
        }
        List<NodeRemoval> removals = [];
        int drained = 0;
        var byAge = unneeded
            .Where(node => view.Now - node.Since >= flags.UnneededTime)
            .Select(node => (Pods: Movable(index[node.Node]), Ready: view.Ready[index[node.Node]], node.Since))
            .OrderBy(node => node.Pods.Count == 0 ? 0 : 1)
            .ThenBy(node => node.Since);
        foreach ((List<PodSpec> pods, GroupNode ready, SimTime since) in byAge)
        {
            NodeGroup group = view.Group(ready.GroupId)!;
            if (
                removals.Count >= flags.MaxScaleDownParallelism
                || sizes[group.Id] <= group.Min
                || (pods.Count > 0 && (drained >= flags.MaxDrainParallelism || WhyBudget(pods) is not null))
            )
            {
                continue;
            }
            foreach (PodSpec pod in pods)
            {
                Spend(pod.Workload);
            }
            drained += pods.Count > 0 ? 1 : 0;
            sizes[group.Id]--;
            removals.Add(new NodeRemoval(ready.Node.Name, group.Id, pods));
            string how = pods.Count == 0 ? "removing empty node" : $"draining {pods.Count} pods and removing node";
            why?.Choose($"node {ready.Node.Name}", "ScaleDown", $"{how}, unneeded for {view.Now - since}");
        }
        return removals;
    }

    /// <summary>Adds a node to the unneeded ones if it is one.</summary>
    private void Look(int index, IReadOnlyList<UnneededSince> before, List<UnneededSince> unneeded)
    {
        GroupNode node = view.Ready[index];
        if (view.Group(node.GroupId) is not { } group || _receives[index] || view.Awaited.Contains(index))
        {
            return;
        }
        if (WhyNot(group, index) is string reason)
        {
            why?.Reject($"node {node.Node.Name}", "needed", reason);
            return;
        }
        SimTime since = view.Now;
        foreach (UnneededSince known in before)
        {
            since = known.Node == node.Node.Name ? known.Since : since;
        }
        unneeded.Add(new UnneededSince(node.Node.Name, since));
        why?.Note($"node {node.Node.Name}", "unneeded", $"for {view.Now - since}");
    }

    private bool IsEmpty(int node)
    {
        IReadOnlyList<PodSpec> pods = view.Ready[node].Node.Pods;
        for (int i = 0; i < pods.Count; i++)
        {
            if (!pods[i].IsDaemonSet)
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>Pods of the node that would have to run elsewhere.</summary>
    private List<PodSpec> Movable(int node) => [.. view.Ready[node].Node.Pods.Where(pod => !pod.IsDaemonSet)];

    /// <summary>Null: the node could go, and its pods have been moved in the snapshot.</summary>
    private string? WhyNot(NodeGroup group, int node)
    {
        Ratio utilization = Utilization(group, node);
        Ratio threshold = group.HasGpu ? flags.GpuUtilizationThreshold : flags.UtilizationThreshold;
        if (utilization >= threshold)
        {
            // Of most nodes of most scans nobody asks why, and numbers are slow to write.
            return why is null ? "" : $"utilization {utilization} is not below {threshold}";
        }
        List<PodSpec> pods = Movable(node);
        if (pods.Find(pod => !pod.IsSafeToEvict) is { } stuck)
        {
            return $"a pod of {stuck.Workload} is not safe to evict";
        }
        return WhyBudget(pods) ?? (MovesElsewhere(pods, node) ? null : "its pods fit nowhere else");
    }

    private string? WhyBudget(List<PodSpec> pods)
    {
        if (_budgets.Count == 0)
        {
            return null;
        }
        foreach (IGrouping<string, PodSpec> workload in pods.GroupBy(pod => pod.Workload, StringComparer.Ordinal))
        {
            if (_budgets.TryGetValue(workload.Key, out int allowed) && allowed < workload.Count())
            {
                return $"not enough pod disruption budget to move {workload.Count()} pods of {workload.Key}: {allowed}";
            }
        }
        return null;
    }

    private void Spend(string workload)
    {
        if (_budgets.TryGetValue(workload, out int allowed))
        {
            _budgets[workload] = allowed - 1;
        }
    }

    /// <summary>
    /// The larger of the shares of CPU and memory that are requested, daemon sets included; or of GPUs.
    /// </summary>
    private Ratio Utilization(NodeGroup group, int node)
    {
        ResourceList allocatable = view.Ready[node].Node.Allocatable;
        ResourceList requested = allocatable - view.Snapshot.Free(node);
        return group.HasGpu
            ? new Ratio(allocatable.Gpus == 0 ? 0 : requested.Gpus / (double)allocatable.Gpus)
            : new Ratio(
                Math.Max(requested.CpuMilli / (double)allocatable.CpuMilli, requested.Memory / allocatable.Memory)
            );
    }

    /// <summary>Moves all pods or none; a node that gave its pods away takes no others.</summary>
    private bool MovesElsewhere(List<PodSpec> pods, int from)
    {
        ClusterSnapshot trial = _trial.Value;
        trial.Close(from);
        List<int> places = [];
        foreach (PodSpec pod in pods)
        {
            int place = trial.FirstFit(pod, from: 0, to: view.Ready.Count);
            if (place < 0)
            {
                for (int i = 0; i < places.Count; i++)
                {
                    trial.Unbind(pods[i], places[i]);
                }
                trial.Open(from);
                return false;
            }
            trial.Bind(pod, place);
            places.Add(place);
        }
        foreach (int place in places)
        {
            _receives[place] = true;
        }
        return true;
    }
}
