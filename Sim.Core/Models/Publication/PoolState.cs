using Sim.Core.Models.Faults;

namespace Sim.Core.Models.Publication;

/// <summary>The pods of one pool as those who send them requests see them.</summary>
/// <param name="Serving">Pods that requests are sent to.</param>
/// <param name="Fault">What these pods (or their region) do to requests.</param>
public readonly record struct PoolState(int Serving, Impairment Fault);
