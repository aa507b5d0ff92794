using Sim.Core.Quantities;

namespace Sim.Core.Models.Platform;

/// <summary>How kubelet asks a container whether it takes traffic.</summary>
/// <remarks>
/// The first probe comes <see cref="InitialDelay"/> after the container's start, the others <see cref="Period"/> apart.
/// That the phase is that of the container, not of its node, is an assumption.
/// </remarks>
/// <param name="InitialDelay"><c>initialDelaySeconds</c>, 0 or more.</param>
/// <param name="Period"><c>periodSeconds</c>, more than 0.</param>
/// <param name="SuccessThreshold">Good probes in a row that make it ready, 1 or more.</param>
public sealed record ReadinessProbe(SimDuration InitialDelay, SimDuration Period, int SuccessThreshold)
{
    /// <summary>The defaults of Kubernetes: no delay, every 10 s, one good probe is enough.</summary>
    public static ReadinessProbe Default { get; } = new(SimDuration.Zero, SimDuration.FromSeconds(10), 1);

    /// <summary>From a container's start to its readiness, when it begins to answer after a time.</summary>
    public SimDuration ReadyAfter(SimDuration answering)
    {
        long waited = Math.Max(0, (answering - InitialDelay).Nanoseconds);
        long firstGood = (waited + Period.Nanoseconds - 1) / Period.Nanoseconds;
        return InitialDelay + (Period * (firstGood + SuccessThreshold - 1));
    }
}
