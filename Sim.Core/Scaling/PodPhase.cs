namespace Sim.Core.Scaling;

/// <summary>The phase of a pod; the names are those of the Kubernetes API.</summary>
public enum PodPhase
{
    /// <summary>Not scheduled, or its images are still being pulled.</summary>
    Pending,
    Running,
    Succeeded,
    Failed,
}
