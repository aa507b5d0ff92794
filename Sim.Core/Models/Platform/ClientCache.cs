using Sim.Core.Quantities;

namespace Sim.Core.Models.Platform;

/// <summary>Clients whose own cache keeps addresses equally long.</summary>
/// <param name="Share">Share of the users, 0 to 1.</param>
/// <param name="Keep">How long an address is kept, whatever its TTL; 0: as long as the copy of the resolver
/// lives.</param>
public readonly record struct ClientCache(double Share, SimDuration Keep)
{
    /// <summary>An address is kept no shorter by those who follow the TTL. Default 0.</summary>
    public SimDuration LeastTtl { get; init; } = SimDuration.Zero;

    /// <summary>How long an address is kept beyond the copy of a resolver.</summary>
    /// <remarks>
    /// Who asks again when the own copy expires meets a resolver that has just asked, and from then on the two copies
    /// expire together, if what a resolver keeps lives longer than the least time. If not, the client asks each time
    /// that the least time is over.
    /// </remarks>
    /// <param name="kept">How long a resolver keeps its copy.</param>
    public SimDuration KeepBeyond(SimDuration kept) => Keep == SimDuration.Zero && kept < LeastTtl ? LeastTtl : Keep;
}
