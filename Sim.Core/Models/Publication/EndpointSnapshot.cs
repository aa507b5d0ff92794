using Sim.Core.Models.Faults;
using Sim.Core.Quantities;

namespace Sim.Core.Models.Publication;

/// <summary>What stands behind every address.</summary>
/// <param name="Version">Grows with every publication.</param>
/// <param name="At">When it was published.</param>
/// <param name="Sites">By index of the platform.</param>
/// <param name="Pools">By index of the platform.</param>
/// <param name="FrontEnds">By index of the platform.</param>
public sealed record EndpointSnapshot(
    long Version,
    SimTime At,
    SiteState[] Sites,
    PoolState[] Pools,
    FrontEndState[] FrontEnds
)
{
    /// <summary>What the data stores do to calls, by index of the platform.</summary>
    public Impairment[] Stores { get; init; } = [];
}
