using Sim.Core.Quantities;

namespace Sim.Core.Models.Platform;

/// <summary>Clients whose own cache keeps addresses equally long.</summary>
/// <param name="Share">Share of the users, 0 to 1.</param>
/// <param name="Keep">How long an address is kept beyond the copy of the resolver; 0: as long as that lives.</param>
public readonly record struct ClientCache(double Share, SimDuration Keep);
