using Sim.Core.Quantities;
using Sim.Scenarios.Schema.Binding;

namespace Sim.Scenarios.Schema;

/// <summary>
/// How a pod ends: it serves on during its preStop hook, refuses requests from SIGTERM on, and is killed when the grace
/// period ends.
/// </summary>
public sealed record Termination
{
    /// <summary>
    /// Length of the preStop hook, such as a sleep that outlasts the pool's <c>removalLag</c>. Default 0 s: none.
    /// </summary>
    [Limits(AtMost = "1h")]
    public SimDuration? PreStop { get; init; }

    /// <summary>
    /// terminationGracePeriodSeconds, the hook included; what is not answered then fails. Default 30 s, that of
    /// Kubernetes.
    /// </summary>
    [Limits(AtMost = "1d")]
    public SimDuration? GracePeriod { get; init; }
}
