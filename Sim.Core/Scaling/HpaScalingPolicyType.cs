namespace Sim.Core.Scaling;

/// <summary>The unit of a scaling policy.</summary>
public enum HpaScalingPolicyType
{
    Pods,

    /// <summary>Percent of the replicas at the start of the period.</summary>
    Percent,
}
