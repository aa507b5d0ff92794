using Sim.Core.Quantities;
using Sim.Core.Scaling;

namespace Sim.Core.Models.Platform;

/// <summary>A group of like nodes under a pod pool, which grows and shrinks as one.</summary>
/// <param name="Machine">Shape of one node.</param>
/// <param name="Min">Fewest nodes.</param>
/// <param name="Max">Most nodes.</param>
/// <param name="Start">Median time from asking for a node to its readiness.</param>
/// <param name="StartSigma">Standard deviation of the logarithm of that time.</param>
public sealed record NodeSpec(MachineType Machine, int Min, int Max, SimDuration Start, double StartSigma)
{
    /// <summary>Unique among the groups of a pool; null: it is the only one.</summary>
    public string? Name { get; init; }

    /// <summary>Groups that are alike but for their zone share new nodes; null: zones are not modeled.</summary>
    public string? Zone { get; init; }

    /// <summary>Price of one node in USD per hour, for the expander <c>price</c>. Default 0: not known.</summary>
    public decimal UsdPerHour { get; init; }

    /// <summary>Machines that the provider may take back. Default false.</summary>
    public bool IsSpot { get; init; }

    /// <summary>
    /// Preemptions per node and hour of spot machines, 0 or more. Default 0: nobody takes them back.
    /// </summary>
    public double PreemptionsPerHour { get; init; }
}
