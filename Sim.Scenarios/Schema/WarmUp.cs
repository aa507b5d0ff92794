using Sim.Core.Quantities;
using Sim.Scenarios.Schema.Binding;

namespace Sim.Scenarios.Schema;

/// <summary>
/// How much slower a pod is that has just begun to serve; the factor falls linearly to 1, an assumption.
/// </summary>
public sealed record WarmUp
{
    /// <summary>CPU time of its first request, in that of a warm pod.</summary>
    [Limits(AtLeast = "1", AtMost = "100")]
    public required double Factor { get; init; }

    /// <summary>From its first request until it is warm.</summary>
    [Limits(MoreThan = "0s", AtMost = "1d")]
    public required SimDuration For { get; init; }
}
