using Sim.Core.Quantities;
using Sim.Scenarios.Schema.Binding;

namespace Sim.Scenarios.Schema;

/// <summary>The readiness probe of a pod; the defaults are those of Kubernetes.</summary>
public sealed record Readiness
{
    /// <summary>From the container's start to the first probe. Default 0 s.</summary>
    [Limits(AtMost = "1h")]
    public SimDuration InitialDelay { get; init; }

    /// <summary>Between two probes. Default 10 s.</summary>
    [Limits(AtLeast = "1s", AtMost = "1h")]
    public SimDuration Period { get; init; } = SimDuration.FromSeconds(10);

    /// <summary>Good probes in a row that make a pod ready. Default 1.</summary>
    [Limits(AtLeast = "1", AtMost = "100")]
    public int SuccessThreshold { get; init; } = 1;
}
