using Sim.Core.Quantities;
using Sim.Core.Scaling.Scheduling;

namespace Sim.Core.Scaling.NodeGroups.Expanders;

/// <summary>
/// <c>price</c>: how well the money is spent, times how well the size of the machines suits the size of the cluster.
/// </summary>
/// <remarks>
/// The price of the nodes over the price of what the pods request, both with a pod of half a core and 500 MiB added;
/// the machine should have 1, 2, 4, 8, 16 or 32 cores for up to 2, 6, 20, 60, 200 or more nodes, which matters the less
/// the more nodes are added; nodes with GPUs count as 1000 times unsuitable. Source: kubernetes/autoscaler,
/// expander/price.
/// </remarks>
/// <param name="usdPerCoreHour">Default: n1, us-central1, from the autoscaler's price file of 2026-06-22.</param>
/// <param name="usdPerGibHour">Default: the same.</param>
/// <param name="usdPerGpuHour">Default: a T4, the same.</param>
public sealed class PriceExpander(
    decimal usdPerCoreHour = 0.031611m,
    decimal usdPerGibHour = 0.004237m,
    decimal usdPerGpuHour = 0.35m
) : IExpander
{
    private const double GiB = 1024.0 * 1024 * 1024;
    private const double GpuUnfitness = 1000;

    private static readonly ResourceList s_stabilization = new(500, new ByteSize(500.0 * 1024 * 1024));

    private static readonly (int Nodes, int Cores)[] s_preferred =
    [
        (2, 1),
        (6, 2),
        (20, 4),
        (60, 8),
        (200, 16),
        (int.MaxValue, 32),
    ];

    public string Name => "price";

    public IReadOnlyList<ExpansionOption> Best(IReadOnlyList<ExpansionOption> options, int clusterNodes) =>
        LeastScore.Of(options, option => Score(option, clusterNodes));

    internal double Score(ExpansionOption option, int clusterNodes)
    {
        double extra = PriceOf(s_stabilization);
        double nodes = (double)option.Group.UsdPerHour * option.Nodes;
        return Unfitness(option, clusterNodes) * (nodes + extra) / (PriceOf(option.Requested) + extra);
    }

    private static double Unfitness(ExpansionOption option, int clusterNodes)
    {
        if (option.Group.HasGpu)
        {
            return GpuUnfitness;
        }
        double preferred = Array.Find(s_preferred, size => clusterNodes <= size.Nodes).Cores * 1000.0;
        double offered = option.Group.Capacity.CpuMilli;
        double unfitness = Math.Max(preferred / offered, offered / preferred);
        return ((unfitness - 1) * (1 - Tanh((option.Nodes - 1) / 15.0))) + 1;
    }

    private static double Tanh(double x) => 1 - (2 / (DeterministicMath.Exp(2 * x) + 1));

    private double PriceOf(ResourceList amounts) =>
        ((double)usdPerCoreHour * amounts.CpuMilli / 1000)
        + ((double)usdPerGibHour * amounts.Memory.Bytes / GiB)
        + ((double)usdPerGpuHour * amounts.Gpus);
}
