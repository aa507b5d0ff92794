using Sim.Core.Routing.Bgp;

namespace Sim.Scenarios.Convergence;

/// <summary>What is looked at, in this order.</summary>
/// <param name="Announces">The first announcement; it happens in any case.</param>
/// <param name="Link">Whose failure and repair; null: none.</param>
/// <param name="Withdrawn">The origin that withdraws; null: none.</param>
public sealed record RouteChanges(bool Announces, (Asn One, Asn Other)? Link, Asn? Withdrawn);
