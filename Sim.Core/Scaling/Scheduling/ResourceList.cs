using Sim.Core.Quantities;

namespace Sim.Core.Scaling.Scheduling;

/// <summary>Amounts of the resources that pods request and nodes offer; <c>default</c> is nothing.</summary>
/// <param name="CpuMilli">Thousandths of a core.</param>
/// <param name="Memory">Memory; no other use of bytes.</param>
/// <param name="Gpus">Whole devices (<c>nvidia.com/gpu</c>); they cannot be shared.</param>
public readonly record struct ResourceList(long CpuMilli, ByteSize Memory, int Gpus = 0)
{
    public static ResourceList operator +(ResourceList a, ResourceList b) =>
        new(a.CpuMilli + b.CpuMilli, a.Memory + b.Memory, a.Gpus + b.Gpus);

    public static ResourceList operator -(ResourceList a, ResourceList b) =>
        new(a.CpuMilli - b.CpuMilli, a.Memory - b.Memory, a.Gpus - b.Gpus);

    /// <summary>Nothing of it is more than what is there.</summary>
    public bool FitsIn(ResourceList there) =>
        CpuMilli <= there.CpuMilli && Memory <= there.Memory && Gpus <= there.Gpus;
}
