using Sim.Core.Quantities;

namespace Sim.Core.Traffic.Requests;

/// <summary>What it costs a user to look the name up when the own copy of the address has expired.</summary>
/// <param name="Resolver">From behind the access network to the resolver and back.</param>
/// <param name="UncachedShare">Chance that the resolver's copy has expired as well, 0 to 1.</param>
/// <param name="NameServer">From the resolver to a name server and back.</param>
public readonly record struct LookUpCost(SimDuration Resolver, double UncachedShare, SimDuration NameServer);
