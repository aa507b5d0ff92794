using Sim.Core.Quantities;

namespace Sim.Core.Models.Platform;

/// <summary>What happens between the order to stop a pod and its end.</summary>
/// <remarks>
/// At the order, kubelet runs the preStop hook, during which the application serves on, and at the same time the load
/// balancer begins to learn that the endpoint goes. Then SIGTERM: the application refuses new requests, finishes what
/// it has, and takes no time beyond that; both are assumptions. What is not finished when the grace period ends is
/// killed, 2 s later where the hook was still running. Source: Kubernetes documentation, "Pod Lifecycle", termination
/// of Pods.
/// </remarks>
/// <param name="PreStop">Length of the preStop hook, 0 or more.</param>
/// <param name="GracePeriod"><c>terminationGracePeriodSeconds</c>, from the order on, 0 or more.</param>
public sealed record PodTermination(SimDuration PreStop, SimDuration GracePeriod)
{
    /// <summary>kubelet's extension for a hook that has not ended with the grace period.</summary>
    private static readonly SimDuration s_extension = SimDuration.FromSeconds(2);

    /// <summary>No hook, and a grace period of 30 s: the defaults of Kubernetes.</summary>
    public static PodTermination Default { get; } = new(SimDuration.Zero, SimDuration.FromSeconds(30));

    /// <summary>From the order until SIGTERM: from then on the pod refuses requests.</summary>
    public SimDuration StopAfter => SimDuration.Min(PreStop, GracePeriod);

    /// <summary>From the order until SIGKILL.</summary>
    public SimDuration KillAfter => PreStop > GracePeriod ? GracePeriod + s_extension : GracePeriod;

    /// <summary>The same with a shorter grace period, where somebody allows no longer one.</summary>
    public PodTermination Within(SimDuration grace) => this with { GracePeriod = SimDuration.Min(GracePeriod, grace) };
}
