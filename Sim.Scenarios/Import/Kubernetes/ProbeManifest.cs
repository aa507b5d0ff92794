using Sim.Core.Quantities;

namespace Sim.Scenarios.Import.Kubernetes;

/// <summary>A probe of a container; the defaults are those of the API server.</summary>
/// <remarks>Source: Kubernetes API reference, Probe v1.</remarks>
public sealed record ProbeManifest
{
    /// <summary><c>initialDelaySeconds</c>: from the container's start to the first probe. Default 0 s.</summary>
    public SimDuration InitialDelay { get; init; }

    /// <summary><c>periodSeconds</c>, at least 1 s. Default 10 s.</summary>
    public SimDuration Period { get; init; } = SimDuration.FromSeconds(10);

    /// <summary><c>timeoutSeconds</c>, at least 1 s. Default 1 s.</summary>
    public SimDuration Timeout { get; init; } = SimDuration.FromSeconds(1);

    /// <summary><c>successThreshold</c>: good probes in a row that count, at least 1. Default 1.</summary>
    public int SuccessThreshold { get; init; } = 1;

    /// <summary><c>failureThreshold</c>: bad probes in a row that count, at least 1. Default 3.</summary>
    public int FailureThreshold { get; init; } = 3;

    /// <summary>From the start of a container that answers at once to the end of the probes that it needs.</summary>
    internal SimDuration LeastTime => InitialDelay + (Period * (SuccessThreshold - 1));
}
