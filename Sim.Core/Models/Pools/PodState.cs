namespace Sim.Core.Models.Pools;

/// <summary>How far a pod is in its life, in order.</summary>
internal enum PodState
{
    /// <summary>No node has room.</summary>
    Pending,

    /// <summary>Its node does not have its image yet.</summary>
    Pulling,

    /// <summary>Its container has ended, and kubelet waits before it starts it again.</summary>
    Restarting,

    /// <summary>Init containers and the application, until a probe finds it ready.</summary>
    Starting,

    /// <summary>Ready, and not among the endpoints yet.</summary>
    Ready,

    /// <summary>Takes requests.</summary>
    Serving,
}
