using Sim.Core.Quantities;

namespace Sim.Core.Scaling;

/// <summary>What a pod asks of the node that takes it, summed over its containers.</summary>
/// <param name="CpuMilli">Thousandths of a core, at least 0.</param>
public readonly record struct PodRequest(long CpuMilli, ByteSize Memory);
