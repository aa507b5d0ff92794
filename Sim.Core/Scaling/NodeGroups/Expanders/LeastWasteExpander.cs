using Sim.Core.Scaling.Scheduling;

namespace Sim.Core.Scaling.NodeGroups.Expanders;

/// <summary><c>least-waste</c>: the smallest sum of the shares of CPU and of memory that stay unused.</summary>
/// <remarks>
/// Shares of the machines' capacity, not of what they leave to pods. Source: kubernetes/autoscaler, expander/waste; the
/// FAQ's "CPU, then memory" is not what the code does.
/// </remarks>
public sealed class LeastWasteExpander : IExpander
{
    public string Name => "least-waste";

    public IReadOnlyList<ExpansionOption> Best(IReadOnlyList<ExpansionOption> options, int clusterNodes) =>
        LeastScore.Of(options, Waste);

    internal static double Waste(ExpansionOption option)
    {
        ResourceList requested = option.Requested;
        double cpu = option.Group.Capacity.CpuMilli * (double)option.Nodes;
        double memory = option.Group.Capacity.Memory.Bytes * option.Nodes;
        return ((cpu - requested.CpuMilli) / cpu) + ((memory - requested.Memory.Bytes) / memory);
    }
}
