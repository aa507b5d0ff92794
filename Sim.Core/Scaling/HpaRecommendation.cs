using Sim.Core.Quantities;

namespace Sim.Core.Scaling;

/// <summary>A proposal of the metrics, as it was before stabilization.</summary>
public readonly record struct HpaRecommendation(int Replicas, SimTime At);
