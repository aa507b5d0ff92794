namespace Sim.Core.Scaling.Scheduling;

/// <summary>How the scheduler scores the nodes that can take a pod.</summary>
/// <remarks>
/// Weights: preferred taints 3, spread 2, resources 1 and, in <see cref="Balanced"/>, the balance of CPU and memory 1
/// (the default plugins of kube-scheduler). GKE does not publish the weights of <c>optimize-utilization</c>: that only
/// the resources' own score is turned around and the balance left out is an assumption.
/// </remarks>
public enum SchedulingProfile
{
    /// <summary>GKE's default, <c>balanced</c>: the emptier node (LeastAllocated).</summary>
    Balanced,

    /// <summary>GKE's <c>optimize-utilization</c>: the fuller node (MostAllocated).</summary>
    OptimizeUtilization,
}
