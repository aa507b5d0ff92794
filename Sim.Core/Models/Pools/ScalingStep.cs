using Sim.Core.Quantities;

namespace Sim.Core.Models.Pools;

/// <summary>A pool was told to have another number of pods.</summary>
/// <param name="At">When.</param>
/// <param name="From">Pods wanted before.</param>
/// <param name="To">Pods wanted from now on.</param>
/// <param name="Reason">The autoscaler's condition, or <c>planned</c>.</param>
public readonly record struct ScalingStep(SimTime At, int From, int To, string Reason)
{
    /// <summary><see cref="Reason"/> of what no autoscaler decided.</summary>
    public const string Planned = "planned";
}
