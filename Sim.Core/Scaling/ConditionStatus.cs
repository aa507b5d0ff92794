namespace Sim.Core.Scaling;

/// <summary>The status of a Kubernetes condition.</summary>
public enum ConditionStatus
{
    /// <summary>
    /// This decision did not get as far as to say; in a cluster the condition would keep its old value.
    /// </summary>
    Unknown,
    True,
    False,
}
