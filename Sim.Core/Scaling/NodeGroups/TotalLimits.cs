using Sim.Core.Scaling.Scheduling;

namespace Sim.Core.Scaling.NodeGroups;

/// <summary>How many more nodes the limits of the whole cluster allow; each grant is subtracted.</summary>
internal sealed class TotalLimits(ClusterView view, ClusterAutoscalerFlags flags)
{
    private ResourceList _used = view.Used;
    private int _nodes = view.NodeCount;

    /// <summary>Nodes of the group that may be added, at most so many as are wanted.</summary>
    public int Allowed(NodeGroup group, int wanted)
    {
        double most = Math.Min(wanted, flags.MaxNodesTotal > 0 ? flags.MaxNodesTotal - _nodes : wanted);
        if (flags.MaxTotal is { } limit)
        {
            ResourceList left = limit - _used;
            most = Math.Min(most, Times(left.CpuMilli, group.Capacity.CpuMilli));
            most = Math.Min(most, Times(left.Memory.Bytes, group.Capacity.Memory.Bytes));
            most = Math.Min(most, Times(left.Gpus, group.Capacity.Gpus));
        }
        return (int)Math.Max(0, most);
    }

    public int Grant(NodeGroup group, int wanted)
    {
        int granted = Allowed(group, wanted);
        _nodes += granted;
        for (int i = 0; i < granted; i++)
        {
            _used += group.Capacity;
        }
        return granted;
    }

    /// <summary>Null: at least one node of the group may be added.</summary>
    public string? WhyNot(NodeGroup group)
    {
        if (Allowed(group, 1) > 0)
        {
            return null;
        }
        if (flags.MaxTotal is not { } limit)
        {
            return "max cluster nodes limit reached";
        }
        ResourceList after = _used + group.Capacity;
        List<string> exceeded = [];
        if (after.CpuMilli > limit.CpuMilli)
        {
            exceeded.Add("cpu");
        }
        if (after.Memory > limit.Memory)
        {
            exceeded.Add("memory");
        }
        if (group.Capacity.Gpus > 0 && after.Gpus > limit.Gpus)
        {
            exceeded.Add("nvidia.com/gpu");
        }
        return $"max cluster {(exceeded.Count == 0 ? "nodes" : string.Join(", ", exceeded))} limit reached";
    }

    private static double Times(double left, double each) => each <= 0 ? double.MaxValue : Math.Floor(left / each);
}
