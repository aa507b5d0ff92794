using Sim.Core.Quantities;

namespace Sim.Core.Models.Platform;

/// <summary>
/// A pod that has just begun to serve needs more CPU for a request: caches are cold, code is not compiled yet.
/// </summary>
/// <remarks>The factor falls linearly to 1: an assumption.</remarks>
/// <param name="Factor">CPU time of a request at the first request, in that of a warm pod; 1 or more.</param>
/// <param name="Length">Until the pod is warm, more than 0.</param>
public sealed record WarmUp(double Factor, SimDuration Length)
{
    /// <summary>CPU time of a request, in that of a warm pod, 1 or more.</summary>
    /// <param name="age">Since the pod began to serve.</param>
    public double FactorAt(SimDuration age) =>
        age >= Length ? 1 : Factor - ((Factor - 1) * (SimDuration.Max(age, SimDuration.Zero) / Length));
}
