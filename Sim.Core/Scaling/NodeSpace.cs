using Sim.Core.Quantities;

namespace Sim.Core.Scaling;

/// <summary>What a node has for pods: all of it (allocatable), or what is left.</summary>
/// <param name="CpuMilli">Thousandths of a core.</param>
/// <param name="Pods">Pods that may still come.</param>
public readonly record struct NodeSpace(long CpuMilli, ByteSize Memory, int Pods)
{
    public bool Fits(PodRequest pod) => Pods > 0 && pod.CpuMilli <= CpuMilli && pod.Memory <= Memory;
}
