using Sim.Core.Quantities;

namespace Sim.Core.Models.Resolution;

/// <summary>A health check changed its status.</summary>
/// <param name="At">When.</param>
/// <param name="HealthCheckId">Which.</param>
/// <param name="Healthy">The new status.</param>
public readonly record struct HealthTransition(SimTime At, string HealthCheckId, bool Healthy);
