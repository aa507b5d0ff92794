using Sim.Core.Routing;
using Sim.Core.Scaling.NodeGroups.Expanders;
using Sim.Core.Scaling.Scheduling;

namespace Sim.Core.Scaling.NodeGroups;

/// <summary>Which group grows for the pods that no node has room for: at most one option at a scan.</summary>
internal sealed class GroupScaleUp(ClusterView view, ClusterAutoscalerFlags flags, ClusterState state, Explanation? why)
{
    private readonly TotalLimits _limits = new(view, flags);
    private readonly List<NodeGroup> _valid = [];
    private readonly List<(NodeGroup Group, string Reason)> _skipped = [];
    private readonly Dictionary<string, HashSet<PodSpec>> _schedulable = new(StringComparer.Ordinal);

    /// <summary>Pods that no group can help, after <see cref="ForPending"/>.</summary>
    public List<PodSpec> Unhelped { get; } = [];

    /// <param name="pending">Pods for which neither a node nor an upcoming node has room.</param>
    /// <param name="draw">Picks one of the options that all expanders find equally good.</param>
    public List<GroupResize> ForPending(IReadOnlyList<PodSpec> pending, double draw)
    {
        if (pending.Count == 0)
        {
            return [];
        }
        FindValidGroups();
        Sort(pending);
        List<ExpansionOption> options = [.. _valid.Select(group => Option(group, pending)).OfType<ExpansionOption>()];
        if (options.Count == 0)
        {
            return [];
        }
        ExpansionOption best = Choose(options, draw);
        int nodes = _limits.Allowed(best.Group, best.Nodes);
        List<NodeGroup> groups = [best.Group, .. Similar(best.Group)];
        int[] shares = NodeSharing.Share(groups, nodes, view, flags.LocationPolicy);
        List<GroupResize> resizes = [];
        for (int i = 0; i < shares.Length; i++)
        {
            Resize(groups[i], _limits.Grant(groups[i], shares[i]), resizes);
        }
        why?.Choose($"{best.Pods.Count} pods", "TriggeredScaleUp", $"[{string.Join(" ", resizes)}]");
        return resizes;
    }

    public List<GroupResize> ToMinimum()
    {
        List<GroupResize> resizes = [];
        foreach (NodeGroup group in view.Groups)
        {
            int missing = group.Min - view.SizeOf(group);
            if (missing > 0 && state.BackedOffUntil(group.Id, view.Now) is null)
            {
                Resize(group, _limits.Grant(group, Math.Min(missing, flags.MaxNodesPerScaleUp)), resizes);
            }
        }
        if (resizes.Count > 0)
        {
            why?.Choose("groups below their minimum", "ScaleUpToMinSize", $"[{string.Join(" ", resizes)}]");
        }
        return resizes;
    }

    private void Resize(NodeGroup group, int added, List<GroupResize> resizes)
    {
        int size = view.SizeOf(group);
        if (added > 0)
        {
            resizes.Add(new GroupResize(group.Id, size, size + added, group.Max));
        }
    }

    private void FindValidGroups()
    {
        foreach (NodeGroup group in view.Groups)
        {
            string? reason =
                state.BackedOffUntil(group.Id, view.Now) is not null ? "in backoff after failed scale-up"
                : view.SizeOf(group) >= group.Max ? "max node group size reached"
                : _limits.WhyNot(group);
            if (reason is null)
            {
                _valid.Add(group);
                continue;
            }
            _skipped.Add((group, reason));
            why?.Reject($"group {group.Id}", "skipped", reason);
        }
    }

    /// <summary>Which pods fit on an empty node of which group; what fits on none is not helped.</summary>
    private void Sort(IReadOnlyList<PodSpec> pending)
    {
        HashSet<PodSpec> hopeless = new(ReferenceEqualityComparer.Instance);
        foreach (NodeGroup group in _valid)
        {
            _schedulable[group.Id] = new HashSet<PodSpec>(ReferenceEqualityComparer.Instance);
        }
        foreach (PodSpec pod in pending.Distinct(ReferenceEqualityComparer.Instance).OfType<PodSpec>())
        {
            List<string> reasons = [];
            bool helped = false;
            foreach (NodeGroup group in _valid)
            {
                List<string> against = BinPacking.Reasons(view.Snapshot, group, pod);
                if (against.Count == 0)
                {
                    _schedulable[group.Id].Add(pod);
                    helped = true;
                }
                reasons.AddRange(against);
            }
            if (!helped)
            {
                hopeless.Add(pod);
                reasons.AddRange(_skipped.Select(skipped => skipped.Reason));
                why?.Reject($"pod of {pod.Workload}", "NotTriggerScaleUp", ClusterSnapshot.Counted(reasons));
            }
        }
        Unhelped.AddRange(pending.Where(hopeless.Contains));
    }

    /// <summary>Null: the group helps no pod.</summary>
    private ExpansionOption? Option(NodeGroup group, IReadOnlyList<PodSpec> pending)
    {
        int room = RoomOf(group) + Similar(group).Sum(RoomOf);
        int most = Math.Min(flags.MaxNodesPerScaleUp, _limits.Allowed(group, room));
        List<PodSpec> pods = [.. pending.Where(_schedulable[group.Id].Contains)];
        (int nodes, List<PodSpec> placed) = BinPacking.Estimate(view.Snapshot, group, pods, most);
        if (nodes == 0 || placed.Count == 0)
        {
            return null;
        }
        why?.Note($"group {group.Id}", "option", $"{nodes} nodes for {placed.Count} pods");
        return new ExpansionOption(group, nodes, placed);
    }

    private ExpansionOption Choose(IReadOnlyList<ExpansionOption> options, double draw)
    {
        IReadOnlyList<ExpansionOption> left = options;
        foreach (IExpander expander in flags.Expanders)
        {
            if (left.Count == 1)
            {
                break;
            }
            left = expander.Best(left, view.NodeCount);
            why?.Note($"expander {expander.Name}", "best", string.Join(", ", left.Select(option => option.Group.Id)));
        }
        ExpansionOption chosen = left[(int)(draw * left.Count)];
        why?.Choose($"group {chosen.Group.Id}", "best option", $"of {options.Count}, {left.Count} left to the draw");
        return chosen;
    }

    private int RoomOf(NodeGroup group) => group.Max - view.SizeOf(group);

    /// <summary>Other groups of the same pool that may grow now and take every pod that this one takes.</summary>
    private List<NodeGroup> Similar(NodeGroup group) =>
        [
            .. _valid.Where(other =>
                other.Id != group.Id
                && SimilarGroups.AreSimilar(group, other)
                && _schedulable[group.Id].IsSubsetOf(_schedulable[other.Id])
            ),
        ];
}
