namespace Sim.Core.Scaling;

/// <summary>A node of the pool that is ready.</summary>
/// <param name="Id">Never used again for another node.</param>
/// <param name="Pods">What its pods request, daemon sets aside; every one of them may be moved.</param>
public readonly record struct NodeSample(int Id, ReadOnlyMemory<PodRequest> Pods);
