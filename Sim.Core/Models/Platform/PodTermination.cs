using Sim.Core.Quantities;

namespace Sim.Core.Models.Platform;

/// <summary>What happens between the order to stop a pod and its end.</summary>
/// <remarks>
/// At the order, kubelet runs the preStop hook, during which the application serves on, and at the same time the load
/// balancer begins to learn that the endpoint goes. Then SIGTERM: the application refuses new requests, finishes what
/// it has, and takes no time beyond that; both are assumptions. What is not finished when the grace period ends is
/// killed, and 2 s after SIGTERM at the earliest. Source: Kubernetes documentation, "Pod Lifecycle", termination of
/// Pods; kubelet's <c>minimumGracePeriodInSeconds</c>.
/// </remarks>
/// <param name="PreStop">Length of the preStop hook, 0 or more.</param>
/// <param name="GracePeriod"><c>terminationGracePeriodSeconds</c>, from the order on, 0 or more.</param>
public sealed record PodTermination(SimDuration PreStop, SimDuration GracePeriod)
{
    /// <summary>What kubelet leaves an application after its hook at least.</summary>
    private static readonly SimDuration s_least = SimDuration.FromSeconds(2);

    /// <summary>No hook, and a grace period of 30 s: the defaults of Kubernetes.</summary>
    public static PodTermination Default { get; } = new(SimDuration.Zero, SimDuration.FromSeconds(30));

    /// <summary>From the order until SIGTERM: from then on the pod refuses requests.</summary>
    public SimDuration StopAfter => SimDuration.Min(PreStop, GracePeriod);

    /// <summary>From the order until SIGKILL.</summary>
    public SimDuration KillAfter => StopAfter + SimDuration.Max(s_least, GracePeriod - StopAfter);

    /// <summary>The same with a shorter grace period, where somebody allows no longer one.</summary>
    public PodTermination Within(SimDuration grace) => this with { GracePeriod = SimDuration.Min(GracePeriod, grace) };
}
