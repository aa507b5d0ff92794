using Sim.Core.Quantities;

namespace Sim.Core.Models.Pools;

/// <summary>Why pods are there; those of one decision share it.</summary>
/// <param name="AskedAt">When they were asked for, or had to begin again.</param>
/// <param name="SampledAt">When the sample was taken that the decision rests on; null: it was planned.</param>
/// <param name="WantedBefore">Pods that were wanted before.</param>
internal sealed record PodOrigin(SimTime AskedAt, SimTime? SampledAt, int WantedBefore);
