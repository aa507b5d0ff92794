using Sim.Core.Quantities;

namespace Sim.Core.Scaling;

/// <summary>At most so much change within a period.</summary>
/// <param name="Value">Pods, or percent of the replicas at the start of the period; more than 0.</param>
/// <param name="Period">More than 0, at most 30 min.</param>
public readonly record struct HpaScalingPolicy(HpaScalingPolicyType Type, int Value, SimDuration Period);
