using Sim.Core.Quantities;
using Sim.Core.Scaling;

namespace Sim.Core.Models.Platform;

/// <summary>The node pool under a pod pool.</summary>
/// <param name="Machine">Shape of one node.</param>
/// <param name="Min">Fewest nodes.</param>
/// <param name="Max">Most nodes.</param>
/// <param name="Start">Median time from asking for a node to its readiness.</param>
/// <param name="StartSigma">Standard deviation of the logarithm of that time.</param>
public sealed record NodeSpec(MachineType Machine, int Min, int Max, SimDuration Start, double StartSigma);
